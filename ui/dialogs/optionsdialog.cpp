// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/optionsdialog.h"

#include "core/text/errors.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace readyscope {

namespace {

QString latin(std::string_view text) { return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size())); }

QString meaningOf(const SocketOption& option) {
    const QString name = latin(option.name);
    const auto is = [&name](const char* other) { return name == QLatin1String(other); };
    if (is("sndbuf"))
        return OptionsDialog::tr("bytes that wait to be sent; the kernel doubles what is set");
    if (is("rcvbuf"))
        return OptionsDialog::tr("bytes that wait to be read; the kernel doubles what is set");
    if (is("rcvlowat"))
        return OptionsDialog::tr("least bytes for IN; UDP and Unix sockets do not heed it");
    if (is("oobinline"))
        return OptionsDialog::tr("urgent bytes stand among the others");
    if (is("nodelay"))
        return OptionsDialog::tr("small segments go at once, without Nagle's wait");
    if (is("keepalive"))
        return OptionsDialog::tr("an idle peer is asked whether it is still there");
    if (is("reuseaddr"))
        return OptionsDialog::tr("binds where an old connection still lingers");
    if (is("reuseport"))
        return OptionsDialog::tr("several sockets share one port");
    if (is("v6only"))
        return OptionsDialog::tr("takes no IPv4 connections");
    if (is("broadcast"))
        return OptionsDialog::tr("may send to everyone on the network");
    if (is("ttl"))
        return OptionsDialog::tr("routers that a packet may pass");
    return OptionsDialog::tr("multicast packets come back to this machine");
}

} // namespace

OptionsDialog::OptionsDialog(SocketId socket, const QString& name, QWidget* parent)
    : QDialog(parent), m_socket(socket), m_rows(new QGridLayout), m_note(new QLabel(this)) {
    setSocketName(name);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 14);
    layout->setSpacing(12);
    m_rows->setHorizontalSpacing(12);
    m_rows->setVerticalSpacing(6);
    m_rows->setColumnStretch(2, 1);
    layout->addLayout(m_rows);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    layout->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* again = buttons->addButton(tr("&Read Again"), QDialogButtonBox::ActionRole);
    again->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    layout->addWidget(buttons);
    connect(again, &QPushButton::clicked, this, [this] { emit read(m_socket); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    say(tr("Return sets a number. The fields show what the kernel made of it."), false);
    layout->setSizeConstraint(QLayout::SetMinimumSize); // the rows come later and ask for more
    resize(620, sizeHint().height());
}

void OptionsDialog::setSocketName(const QString& name) { setWindowTitle(tr("Options of %1").arg(name)); }

void OptionsDialog::addRow(const SocketOption& option) {
    const QString name = latin(option.name);
    const int row = m_rows->rowCount();
    auto* label = new QLabel(latin(option.constant), this);
    QWidget* field = nullptr;
    if (option.isSwitch) {
        auto* box = new QCheckBox(tr("on"), this);
        connect(box, &QCheckBox::clicked, this, [this, name](bool on) { emit set(m_socket, name, on ? 1 : 0); });
        field = box;
    } else {
        auto* line = new QLineEdit(this);
        line->setValidator(new QIntValidator(option.least, std::numeric_limits<int>::max(), line));
        line->setFixedWidth(120);
        line->setAlignment(Qt::AlignRight);
        connect(line, &QLineEdit::returnPressed, this,
                [this, name, line] { emit set(m_socket, name, line->text().toInt()); });
        field = line;
    }
    field->setObjectName(name);
    field->setAccessibleName(latin(option.constant));
    auto* meaning = new QLabel(meaningOf(option), this);
    meaning->setForegroundRole(QPalette::PlaceholderText);
    m_rows->addWidget(label, row, 0);
    m_rows->addWidget(field, row, 1, Qt::AlignLeft);
    m_rows->addWidget(meaning, row, 2);
    m_fields.insert(name, field);
}

void OptionsDialog::showValue(const OptionValue& value) {
    const QString name = latin(value.option->name);
    if (!m_fields.contains(name))
        addRow(*value.option);
    if (auto* box = qobject_cast<QCheckBox*>(m_fields[name]))
        box->setChecked(value.value != 0);
    else if (auto* line = qobject_cast<QLineEdit*>(m_fields[name]))
        line->setText(QString::number(value.value));
}

void OptionsDialog::show(const Answer& answer) {
    if (!answer.done()) {
        say(translated(sentenceFor(*answer.error)), true);
        return;
    }
    for (const OptionValue& value : answer.yield.options)
        showValue(value);
    if (answer.yield.options.size() == 1) {
        const OptionValue& value = answer.yield.options.front();
        say(tr("%1 is %2 now.")
                .arg(latin(value.option->constant), QString::fromStdString(optionText(*value.option, value.value))),
            false);
    }
}

void OptionsDialog::say(const QString& text, bool problem) {
    m_note->setText(text);
    const Look& look = Look::of(palette());
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, problem ? look.error : look.dim);
    m_note->setPalette(colors);
}

} // namespace readyscope
