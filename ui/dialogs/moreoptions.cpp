// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/moreoptions.h"

#include "ui/dialogs/addressdraft.h"
#include "ui/dialogs/formparts.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>
#include <limits>

namespace readyscope {

namespace {

struct Option {
    const char* label;
    const char* words;
    const char* name; // in the address
    int least;
    int most;
    std::optional<int> Address::*member;
};

constexpr int kLargest = std::numeric_limits<int>::max();

constexpr std::array<Option, 4> kOptions{{
    {QT_TRANSLATE_NOOP("readyscope::MoreOptions", "Send buffer"),
     QT_TRANSLATE_NOOP("readyscope::MoreOptions", "bytes, SO_SNDBUF; the kernel doubles it"), "sndbuf", 0, kLargest,
     &Address::sendBuffer},
    {QT_TRANSLATE_NOOP("readyscope::MoreOptions", "Receive buffer"),
     QT_TRANSLATE_NOOP("readyscope::MoreOptions", "bytes, SO_RCVBUF; the kernel doubles it"), "rcvbuf", 0, kLargest,
     &Address::receiveBuffer},
    {QT_TRANSLATE_NOOP("readyscope::MoreOptions", "Low-water mark"),
     QT_TRANSLATE_NOOP("readyscope::MoreOptions", "bytes, SO_RCVLOWAT; TCP is not readable below it"), "rcvlowat", 1,
     kLargest, &Address::lowWater},
    {QT_TRANSLATE_NOOP("readyscope::MoreOptions", "Time to live"),
     QT_TRANSLATE_NOOP("readyscope::MoreOptions", "hops, IP_TTL"), "ttl", 1, 255, &Address::ttl},
}};

bool fits(const Option& option, Kind kind) { return takesOption(kind, std::string(option.name) + "=1"); }

} // namespace

MoreOptions::MoreOptions(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_button = new QToolButton(this);
    m_button->setObjectName(QStringLiteral("more"));
    m_button->setAutoRaise(true);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setText(tr("M&ore: buffer sizes, low-water mark, time to live"));
    m_button->setFocusPolicy(Qt::StrongFocus);
    layout->addWidget(m_button, 0, Qt::AlignLeft);
    m_body = new QWidget(this);
    m_rows = new QFormLayout(m_body);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setHorizontalSpacing(14);
    m_rows->setVerticalSpacing(8);
    for (int index = 0; index < static_cast<int>(kOptions.size()); ++index)
        addRow(index);
    layout->addWidget(m_body);
    connect(m_button, &QToolButton::clicked, this, [this] { fold(m_body->isVisibleTo(this)); });
    fold(true);
}

void MoreOptions::addRow(int index) {
    const Option& option = kOptions[static_cast<std::size_t>(index)];
    QWidget* row = rowWidget(*m_body);
    auto* field = new QSpinBox(row);
    field->setObjectName(QString::fromLatin1(option.name));
    field->setAccessibleName(tr(option.label));
    // One below the least stands for the option's not being given.
    field->setRange(option.least - 1, option.most);
    field->setSpecialValueText(tr("default"));
    field->setValue(field->minimum());
    field->setFixedWidth(120);
    field->setMinimumHeight(kFieldHeight);
    row->layout()->addWidget(field);
    endRow(*row, tr(option.words));
    addLabelledRow(*m_rows, tr(option.label), *row, *field);
    m_fields.append(field);
    connect(field, &QSpinBox::valueChanged, this, &MoreOptions::edited);
}

void MoreOptions::fold(bool isFolded) {
    m_body->setVisible(!isFolded);
    m_button->setArrowType(isFolded ? Qt::RightArrow : Qt::DownArrow);
    m_button->setAccessibleDescription(isFolded ? tr("folded") : tr("unfolded"));
}

bool MoreOptions::hasAny(Kind kind) { return fits(kOptions.front(), kind); }

void MoreOptions::showRowsOf(Kind kind) {
    for (int index = 0; index < m_fields.size(); ++index)
        m_rows->setRowVisible(index, fits(kOptions[static_cast<std::size_t>(index)], kind));
}

void MoreOptions::setOptions(const Address& address) {
    for (qsizetype index = 0; index < m_fields.size(); ++index) {
        const std::optional<int>& value = address.*kOptions[static_cast<std::size_t>(index)].member;
        const QSignalBlocker blocker(m_fields[index]);
        m_fields[index]->setValue(value.value_or(m_fields[index]->minimum()));
        if (value)
            fold(false);
    }
}

void MoreOptions::write(Address& address) const {
    for (qsizetype index = 0; index < m_fields.size(); ++index) {
        const QSpinBox& field = *m_fields[index];
        address.*kOptions[static_cast<std::size_t>(index)].member =
            field.value() == field.minimum() ? std::nullopt : std::optional(field.value());
    }
}

} // namespace readyscope
