// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/policychoice.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>

namespace readyscope {

namespace {

QString wordFor(Policy policy) {
    switch (policy) {
    case Policy::Observe:
        return PolicyChoice::tr("Obser&ve");
    case Policy::Drain:
        return PolicyChoice::tr("&Drain");
    case Policy::Echo:
        return PolicyChoice::tr("E&cho");
    case Policy::Accept:
        return PolicyChoice::tr("Acc&ept");
    case Policy::Backlog:
        return PolicyChoice::tr("Leave in the backlo&g");
    }
    return {};
}

} // namespace

PolicyChoice::PolicyChoice(const QList<Policy>& policies, QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)), m_sentence(new QLabel(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(20);
    for (const Policy policy : policies) {
        auto* button = new QRadioButton(wordFor(policy), this);
        m_group->addButton(button, static_cast<int>(policy));
        layout->addWidget(button);
    }
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_sentence);
    layout->addStretch();
    setFocusProxy(m_group->buttons().first());
    setPolicy(policies.first());
    connect(m_group, &QButtonGroup::idToggled, this, [this](int, bool isOn) {
        if (!isOn)
            return;
        showSentence();
        emit edited();
    });
}

Policy PolicyChoice::policy() const { return static_cast<Policy>(m_group->checkedId()); }

void PolicyChoice::setPolicy(Policy policy) {
    QAbstractButton* button = m_group->button(static_cast<int>(policy));
    if (button == nullptr)
        return;
    const QSignalBlocker blocker(m_group);
    button->setChecked(true);
    showSentence();
}

void PolicyChoice::setOffered(Policy policy, bool isOffered) {
    if (QAbstractButton* button = m_group->button(static_cast<int>(policy)))
        button->setVisible(isOffered);
}

QString PolicyChoice::sentenceFor(Policy policy) {
    switch (policy) {
    case Policy::Observe:
        return tr("Observe never reads.");
    case Policy::Drain:
        return tr("Drain reads and counts.");
    case Policy::Echo:
        return tr("Echo sends back what it reads.");
    case Policy::Accept:
        return tr("Each connection becomes a row.");
    case Policy::Backlog:
        return tr("Connections wait until you accept one.");
    }
    return {};
}

void PolicyChoice::showSentence() { m_sentence->setText(sentenceFor(policy())); }

} // namespace readyscope
