// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/senddialog.h"

#include "ui/common/icons.h"
#include "ui/common/texts.h"
#include "ui/dialogs/escapes.h"
#include "ui/dialogs/pointingedit.h"
#include "ui/dialogs/pointingfield.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace readyscope {

SendDialog::SendDialog(SocketId socket, const QString& name, Kind kind, QWidget* parent)
    : QDialog(parent), m_socket(socket), m_kind(kind), m_text(new PointingField(this)),
      m_lineEnd(new QCheckBox(tr("&Append \\r\\n"), this)), m_count(new QLabel(this)) {
    setSocketName(name);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(20, 16, 20, 14);
    layout->setHorizontalSpacing(12);
    auto* label = new QLabel(tr("&Text"), this);
    label->setBuddy(m_text->edit());
    label->setFixedHeight(m_text->edit()->minimumHeight());
    m_text->edit()->setAccessibleName(tr("Text to send"));
    m_lineEnd->setToolTip(tr("Ends the text with carriage return and line feed, as HTTP, SMTP and redis expect"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(label, 0, 0, Qt::AlignTop);
    layout->addWidget(m_text, 0, 1, 1, 2);
    layout->addWidget(m_lineEnd, 1, 1);
    layout->addWidget(m_count, 1, 2, Qt::AlignRight);
    layout->setRowStretch(2, 1);
    layout->setColumnStretch(2, 1);
    addButtons();
    resize(520, sizeHint().height());
    connect(m_text->edit(), &QLineEdit::textChanged, this, &SendDialog::judge);
    connect(m_lineEnd, &QCheckBox::toggled, this, &SendDialog::judge);
    judge();
    m_text->setFocus();
}

void SendDialog::addButtons() {
    auto* buttons = new QDialogButtonBox(this);
    m_send = buttons->addButton(tr("&Send"), QDialogButtonBox::ActionRole);
    m_send->setIcon(icon(IconName::Send));
    m_send->setDefault(true);
    buttons->addButton(QDialogButtonBox::Close)->setAutoDefault(false);
    if (m_kind == Kind::Plain) {
        QPushButton* file = buttons->addButton(tr("Send &File…"), QDialogButtonBox::ActionRole);
        file->setAutoDefault(false);
        connect(file, &QPushButton::clicked, this, &SendDialog::chooseFile);
    }
    connect(m_send, &QPushButton::clicked, this, &SendDialog::sendNow);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    static_cast<QGridLayout*>(layout())->addWidget(buttons, 3, 0, 1, 3);
}

void SendDialog::setSocketName(const QString& name) {
    setWindowTitle(m_kind == Kind::Urgent ? tr("Send Urgent to %1").arg(name) : tr("Send to %1").arg(name));
}

QByteArray SendDialog::bytes() const {
    const auto typed = bytesOf(m_text->edit()->text());
    const QByteArray* bytes = std::get_if<QByteArray>(&typed);
    if (bytes == nullptr)
        return {};
    return m_lineEnd->isChecked() ? *bytes + "\r\n" : *bytes;
}

void SendDialog::judge() {
    const QString text = m_text->edit()->text();
    const auto typed = bytesOf(text);
    if (const auto* wrong = std::get_if<EscapeError>(&typed))
        m_text->pointAt(wrong->index, wrong->length,
                        tr("Character %1: “%2” is not an escape. There are \\n \\r \\t \\\\ and \\xHH.")
                            .arg(wrong->index + 1)
                            .arg(text.mid(wrong->index, wrong->length)));
    else
        m_text->hint(m_kind == Kind::Urgent
                         ? tr("The last byte is the urgent one, the peer sees PRI. Escapes as in Send.")
                         : tr("Escapes: \\n \\r \\t \\\\ and \\xHH for any byte."));
    const auto count = static_cast<int>(bytes().size());
    m_count->setText(m_text->isWrong() ? QString() : tr("%n byte(s)", nullptr, count));
    m_send->setEnabled(count > 0);
}

void SendDialog::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Send a File"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { emit sendFile(m_socket, path); });
    dialog->open();
}

// The text stays selected: the next one replaces it, Return sends it again.
void SendDialog::sendNow() {
    const QByteArray now = bytes();
    if (now.isEmpty())
        return;
    emit send(m_socket, now);
    m_text->edit()->selectAll();
    m_text->setFocus();
}

} // namespace readyscope
