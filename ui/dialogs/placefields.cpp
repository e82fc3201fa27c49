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
    addSpecialRow(form);
    addTypeRow(form);
    connect(m_type, &QComboBox::activated, this, &PlaceFields::edited);
    for (QLineEdit* field : {m_host, m_port, m_listenPort, m_path, m_special})
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
    auto* button = new QPushButton(tr("Bro&wse…"), m_pathRow);
    button->setAutoDefault(false);
    button->setMinimumHeight(kFieldHeight);
    connect(button, &QPushButton::clicked, this, &PlaceFields::browse);
    m_pathRow->layout()->addWidget(button);
    m_pathWords = endRow(*m_pathRow, tr("@name is abstract: no file"));
    addLabelledRow(m_rows, tr("Pa&th"), *m_pathRow, *m_path);
}

void PlaceFields::addSpecialRow(QWidget& form) {
    m_specialRow = rowWidget(form);
    m_special = addField(*m_specialRow, {}, QStringLiteral("special"), tr("Place"), kNarrowField + 36);
    m_specialWords = endRow(*m_specialRow, tr("at the start"));
    addLabelledRow(m_rows, tr("C&ount"), *m_specialRow, *m_special);
}

void PlaceFields::addTypeRow(QWidget& form) {
    m_type = new QComboBox(&form);
    m_type->setObjectName(QStringLiteral("pairType"));
    m_type->setAccessibleName(tr("Type"));
    m_type->addItem(tr("Stream"), static_cast<int>(Kind::PairStream));
    m_type->addItem(tr("Datagram"), static_cast<int>(Kind::PairDatagram));
    m_type->addItem(tr("Seqpacket"), static_cast<int>(Kind::PairSeqpacket));
    m_type->setFixedWidth(kWideField);
    m_type->setMinimumHeight(kFieldHeight);
    addLabelledRow(m_rows, tr("T&ype"), *m_type, *m_type);
}

void PlaceFields::nameSpecial(Kind kind) {
    struct Names {
        QString label;
        QString example;
        QString words;
    };
    const Names names =
        kind == Kind::EventFd   ? Names{tr("C&ount"), QStringLiteral("0"), tr("at the start")}
        : kind == Kind::TimerFd ? Names{tr("Peri&od"), QStringLiteral("100ms"), tr("from one expiry to the next")}
        : kind == Kind::SignalFd
            ? Names{tr("Signa&l"), QStringLiteral("SIGUSR1"), tr("such as WINCH or SIGRTMIN+1")}
            : Names{tr("Descript&or"), QStringLiteral("3"), tr("its number, open since before the start")};
    if (auto* label = qobject_cast<QLabel*>(m_rows.labelForField(m_specialRow)))
        label->setText(names.label);
    m_special->setAccessibleName(QString(names.label).remove(QLatin1Char('&')));
    m_special->setPlaceholderText(names.example);
    m_specialWords->setText(names.words);
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
    draft.special = m_special->text().trimmed();
    if (isPair(m_kind))
        draft.rest.kind = static_cast<Kind>(m_type->currentData().toInt());
}

void PlaceFields::setDraft(const AddressDraft& draft) {
    m_kind = draft.rest.kind;
    setTextIfOther(*m_path, draft.path);
    setTextIfOther(*m_special, draft.special);
    if (isPair(m_kind))
        m_type->setCurrentIndex(m_type->findData(static_cast<int>(m_kind)));
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
    m_path->setPlaceholderText(hasUnixPath(kind)   ? QStringLiteral("/run/example.sock")
                               : kind == Kind::Tty ? QStringLiteral("/dev/ttyS0")
                                                   : QStringLiteral("/tmp/example"));
    m_pathWords->setVisible(hasUnixPath(kind));
    m_rows.setRowVisible(m_specialRow, hasSpecial(kind));
    m_rows.setRowVisible(m_type, isPair(kind));
    nameSpecial(kind);
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
    case AddressPart::Special:
        return m_special;
    default:
        return nullptr;
    }
}

// A client wants a socket that is there, a listener a name that is free.
void PlaceFields::browse() {
    QWidget* window = m_pathRow->window();
    const bool isNew = isListener(m_kind) || m_kind == Kind::UnixDatagramBound;
    const QString path =
        isNew ? QFileDialog::getSaveFileName(window, tr("Path of the Listener"), m_path->text())
              : QFileDialog::getOpenFileName(
                    window, hasUnixPath(m_kind) ? tr("Path of the Socket") : tr("Path of the File"), m_path->text());
    if (path.isEmpty())
        return;
    m_path->setText(path);
    emit edited();
}

} // namespace readyscope
