// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/finddialog.h"

#include "ui/common/bands.h"
#include "ui/dialogs/eventcheckbox.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace readyscope {

namespace {
constexpr int kBitsARow = 4;
constexpr std::uint16_t kEveryBit = 0xFFFF;
} // namespace

FindDialog::FindDialog(QWidget* parent)
    : QDialog(parent), m_lane(new QComboBox(this)), m_when(new QComboBox(this)), m_found(new QLabel(this)) {
    setWindowTitle(tr("Find Event"));
    m_lane->addItems({tr("The selected socket"), tr("Any socket that is shown")});
    m_when->setObjectName(QStringLiteral("when"));
    m_lane->setObjectName(QStringLiteral("lane"));
    m_when->addItem(tr("one of these comes or goes"), static_cast<int>(When::Changes));
    m_when->addItem(tr("one of these comes"), static_cast<int>(When::Rises));
    m_when->addItem(tr("one of these goes"), static_cast<int>(When::Falls));
    m_when->addItem(tr("all of these are set at last"), static_cast<int>(When::AllSet));
    m_found->setObjectName(QStringLiteral("found"));
    m_found->setTextFormat(Qt::PlainText);
    auto* form = new QFormLayout(this);
    form->addRow(tr("&On"), m_lane);
    form->addRow(tr("&When"), m_when);
    form->addRow(QString(), makeBits());
    form->addRow(QString(), m_found);
    // Close comes last: Qt 6.4 leads Tab in a circle between buttons that are added behind it.
    auto* buttons = new QDialogButtonBox(this);
    m_previous = buttons->addButton(tr("&Previous"), QDialogButtonBox::ActionRole);
    m_next = buttons->addButton(tr("&Next"), QDialogButtonBox::ActionRole);
    m_next->setDefault(true);
    buttons->addButton(QDialogButtonBox::Close);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_next, &QPushButton::clicked, this, &FindDialog::nextAsked);
    connect(m_previous, &QPushButton::clicked, this, &FindDialog::previousAsked);
    connect(m_when, &QComboBox::currentIndexChanged, this, &FindDialog::judge);
    // It is shown again, and Return is not to press the button that closed it.
    connect(this, &QDialog::finished, m_lane, qOverload<>(&QWidget::setFocus));
    judge();
}

QWidget* FindDialog::makeBits() {
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    int place = 0;
    for (const EventName& name : kEventNames) {
        if (bandOf(name.bit).height == 0)
            continue;
        auto* bit = new EventCheckBox(name.bit, box);
        connect(bit, &QCheckBox::toggled, this, &FindDialog::judge);
        grid->addWidget(bit, place / kBitsARow, place % kBitsARow);
        m_bits.append(bit);
        ++place;
    }
    return box;
}

Sought FindDialog::sought() const {
    Events bits;
    for (const EventCheckBox* bit : m_bits)
        if (bit->isChecked())
            bits |= bit->bit();
    const Events changing = bits.empty() ? Events::fromBits(kEveryBit) : bits;
    switch (static_cast<When>(m_when->currentData().toInt())) {
    case When::Rises:
        return Sought::rise(changing);
    case When::Falls:
        return Sought::fall(changing);
    case When::AllSet:
        return Sought::state(bits);
    case When::Changes:
        break;
    }
    return Sought::change(changing);
}

bool FindDialog::onAnyLane() const { return m_lane->currentIndex() == 1; }

void FindDialog::setLane(const QString& name) {
    m_lane->setItemText(0, name.isEmpty() ? tr("The selected socket (none is)") : tr("%1, the selected one").arg(name));
}

void FindDialog::say(const QString& words) { m_found->setText(words); }

// A state of no bits is none to look for.
void FindDialog::judge() {
    const bool any = std::any_of(m_bits.begin(), m_bits.end(), [](const QCheckBox* bit) { return bit->isChecked(); });
    const bool needsOne = static_cast<When>(m_when->currentData().toInt()) == When::AllSet && !any;
    m_next->setEnabled(!needsOne);
    m_previous->setEnabled(!needsOne);
    say(needsOne ? tr("Tick the events that are to be set together.") : QString());
}

} // namespace readyscope
