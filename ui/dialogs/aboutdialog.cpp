// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/aboutdialog.h"

#include "ui/common/bands.h"
#include "ui/common/icons.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QSysInfo>
#include <QVBoxLayout>

namespace readyscope {

namespace {

QLabel* paragraph(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("About Readyscope"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    auto* title = new QLabel(tr("Readyscope"), this);
    title->setFont(strongFont(scaledFont(font(), 1.6)));
    layout->addWidget(title);
    layout->addWidget(
        paragraph(tr("An oscilloscope for sockets: which socket is ready, and for what, over time."), this));
    layout->addWidget(paragraph(tr("Version %1, Qt %2, %3 %4")
                                    .arg(QStringLiteral(READYSCOPE_VERSION), QString::fromLatin1(qVersion()),
                                         QSysInfo::kernelType(), QSysInfo::kernelVersion()),
                                this));
    layout->addWidget(paragraph(tr("Free software under the GNU General Public License, version 3 or later. It comes "
                                   "without any warranty."),
                                this));
    layout->addStretch();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(440, heightForWidth(440));
}

} // namespace readyscope
