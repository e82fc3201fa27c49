// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/placefields.h"

#include "ui/dialogs/formparts.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace readyscope {

PlaceFields::PlaceFields(QFormLayout& rows, QWidget& form) : QObject(&form), m_rows(rows) {
    addHostRow(form);
    addListenRow(form);
    addPathRow(form);
    for (QLineEdit* field : {m_host, m_port, m_listenPort, m_path})
        connect(field, &QLineEdit::textEdited, this, &PlaceFields::edited);
    connect(m_listenOn, &QComboBox::activated, this, &PlaceFields::edited);
    connect(m_listenOn->lineEdit(), &QLineEdit::textEdited, this, &PlaceFields::edited);
}

QLineEdit* PlaceFields::addField(QWidget& row, const QString& label, const QString& name, const QString& words,
                                 int width) {
    QLineEdit* field = lineField(row, name, words, width);
    if (!label.isEmpty()) {
        auto* word = new QLabel(label, &row);
        word->setBuddy(field);
        row.layout()->addWidget(word);
    }
    row.layout()->addWidget(field);
    return field;
}

void PlaceFields::addHostRow(QWidget& form) {
    m_hostRow = rowWidget(form);
    m_host = addField(*m_hostRow, {}, QStringLiteral("host"), tr("Host"), kWideField);
    m_host->setPlaceholderText(tr("name or IP address"));
    m_port = addField(*m_hostRow, tr("&Port"), QStringLiteral("port"), tr("Port"), kNarrowField);
    endRow(*m_hostRow);
    addLabelledRow(m_rows, tr("Hos&t"), *m_hostRow, *m_host);
}

void PlaceFields::addListenRow(QWidget& form) {
    m_listenRow = rowWidget(form);
    m_listenOn = new QComboBox(m_listenRow);
    m_listenOn->setObjectName(QStringLiteral("listenOn"));
    m_listenOn->setEditable(true);
    m_listenOn->setInsertPolicy(QComboBox::NoInsert);
    m_listenOn->setCompleter(nullptr);
    m_listenOn->addItem(tr("This machine (127.0.0.1)"), QString());
    m_listenOn->addItem(tr("All addresses (*)"), QStringLiteral("*"));
    m_listenOn->addItem(tr("IPv6 loopback (::1)"), QStringLiteral("::1"));
    m_listenOn->setAccessibleName(tr("Listen on"));
    m_listenOn->setFixedWidth(kWideField);
    m_listenOn->setMinimumHeight(kFieldHeight);
    m_listenRow->layout()->addWidget(m_listenOn);
    m_listenPort = addField(*m_listenRow, tr("&Port"), QStringLiteral("listenPort"), tr("Port"), kNarrowField);
    m_listenPort->setAccessibleDescription(tr("0 lets the kernel choose"));
    endRow(*m_listenRow, tr("0: the kernel chooses"));
    addLabelledRow(m_rows, tr("&Listen on"), *m_listenRow, *m_listenOn);
}

void PlaceFields::addPathRow(QWidget& form) {
    m_pathRow = rowWidget(form);
    m_path = addField(*m_pathRow, {}, QStringLiteral("path"), tr("Path"), kWideField);
    m_path->setPlaceholderText(QStringLiteral("/run/example.sock"));
    auto* button = new QPushButton(tr("Bro&wse…"), m_pathRow);
    button->setAutoDefault(false);
    button->setMinimumHeight(kFieldHeight);
    connect(button, &QPushButton::clicked, this, &PlaceFields::browse);
    m_pathRow->layout()->addWidget(button);
    endRow(*m_pathRow, tr("@name is abstract: no file"));
    addLabelledRow(m_rows, tr("Pa&th"), *m_pathRow, *m_path);
}

// What is typed into the list's own field may be one of its entries' words, or a host.
QString PlaceFields::listenHost() const {
    const QString text = m_listenOn->currentText();
    const int index = m_listenOn->findText(text, Qt::MatchFixedString);
    return index >= 0 ? m_listenOn->itemData(index).toString() : text.trimmed();
}

void PlaceFields::write(AddressDraft& draft) const {
    const bool listens = hasListenHost(m_kind);
    draft.host = listens ? listenHost() : m_host->text().trimmed();
    draft.port = (listens ? m_listenPort : m_port)->text().trimmed();
    draft.path = m_path->text();
}

void PlaceFields::setDraft(const AddressDraft& draft) {
    m_kind = draft.rest.kind;
    setTextIfOther(*m_path, draft.path);
    if (!hasListenHost(m_kind)) {
        setTextIfOther(*m_host, draft.host);
        setTextIfOther(*m_port, draft.port);
        return;
    }
    setTextIfOther(*m_listenPort, draft.port);
    if (listenHost() == draft.host)
        return;
    const int index = m_listenOn->findData(draft.host);
    if (index >= 0)
        m_listenOn->setCurrentIndex(index);
    m_listenOn->setEditText(index >= 0 ? m_listenOn->itemText(index) : draft.host);
}

void PlaceFields::showRowsOf(Kind kind) {
    m_rows.setRowVisible(m_hostRow, hasHost(kind) && !hasListenHost(kind));
    m_rows.setRowVisible(m_listenRow, hasListenHost(kind));
    m_rows.setRowVisible(m_pathRow, hasPath(kind));
}

QWidget* PlaceFields::fieldOf(AddressPart part) const {
    const bool listens = hasListenHost(m_kind);
    switch (part) {
    case AddressPart::Host:
        return listens ? static_cast<QWidget*>(m_listenOn) : m_host;
    case AddressPart::Port:
        return listens ? m_listenPort : m_port;
    case AddressPart::Path:
        return m_path;
    default:
        return nullptr;
    }
}

// A client wants a socket that is there, a listener a name that is free.
void PlaceFields::browse() {
    QWidget* window = m_pathRow->window();
    const QString path = m_kind == Kind::UnixListener
                             ? QFileDialog::getSaveFileName(window, tr("Path of the Listener"), m_path->text())
                             : QFileDialog::getOpenFileName(window, tr("Path of the Socket"), m_path->text());
    if (path.isEmpty())
        return;
    m_path->setText(path);
    emit edited();
}

} // namespace readyscope
