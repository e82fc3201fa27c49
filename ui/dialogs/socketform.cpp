// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/socketform.h"

#include "ui/dialogs/durationedit.h"
#include "ui/dialogs/errorframe.h"
#include "ui/dialogs/formparts.h"
#include "ui/dialogs/interestbox.h"
#include "ui/dialogs/moreoptions.h"
#include "ui/dialogs/optionswitches.h"
#include "ui/dialogs/placefields.h"
#include "ui/dialogs/policychoice.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

#include <limits>

namespace readyscope {

SocketForm::SocketForm(QWidget* parent) : QWidget(parent), m_rows(new QFormLayout(this)) {
    m_rows->setContentsMargins(24, 14, 24, 14);
    m_rows->setHorizontalSpacing(14);
    m_rows->setVerticalSpacing(8);
    m_rows->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addNameRow();
    m_place = new PlaceFields(*m_rows, *this);
    addBacklogRow();
    addTimeoutRow();
    m_options = new OptionSwitches(this);
    addLabelledRow(*m_rows, tr("Options"), *m_options, *m_options);
    addInterestAndPolicy();
    wire();
    m_rest = defaultAddress(Kind::TcpClient);
    setDraft(draft());
}

void SocketForm::addNameRow() {
    QWidget* row = rowWidget(*this);
    m_name = lineField(*row, QStringLiteral("name"), tr("Name"), kWideField);
    m_name->setPlaceholderText(tr("empty: made from the address"));
    row->layout()->addWidget(m_name);
    endRow(*row);
    addLabelledRow(*m_rows, tr("&Name"), *row, *m_name);
}

void SocketForm::addBacklogRow() {
    m_backlogRow = rowWidget(*this);
    m_backlog = new QSpinBox(m_backlogRow);
    m_backlog->setObjectName(QStringLiteral("backlog"));
    m_backlog->setAccessibleName(tr("Backlog"));
    m_backlog->setRange(0, std::numeric_limits<int>::max());
    m_backlog->setFixedWidth(kNarrowField);
    m_backlog->setMinimumHeight(kFieldHeight);
    m_backlogRow->layout()->addWidget(m_backlog);
    endRow(*m_backlogRow, tr("connections wait here until accepted"));
    addLabelledRow(*m_rows, tr("&Backlog"), *m_backlogRow, *m_backlog);
}

void SocketForm::addTimeoutRow() {
    m_timeoutRow = rowWidget(*this);
    m_connectTimeout = new DurationEdit(m_timeoutRow);
    m_connectTimeout->setObjectName(QStringLiteral("connectTimeout"));
    m_connectTimeout->setAccessibleName(tr("Connect timeout"));
    m_connectTimeout->setChoices({kInfinite, 500 * kMillisecond, kSecond, 5 * kSecond, 30 * kSecond});
    m_connectTimeout->setLimits(1, true);
    m_connectTimeout->setFixedWidth(110);
    m_connectTimeout->setMinimumHeight(kFieldHeight);
    m_timeoutRow->layout()->addWidget(m_connectTimeout);
    endRow(*m_timeoutRow, tr("infinite: as long as the kernel tries"));
    addLabelledRow(*m_rows, tr("Connect ti&meout"), *m_timeoutRow, *m_connectTimeout);
}

void SocketForm::addInterestAndPolicy() {
    m_rows->addRow(ruleLine(*this));
    m_interest = new InterestBox(this);
    addLabelledRow(*m_rows, tr("&Interest"), *m_interest, *m_interest);
    m_rows->addRow(ruleLine(*this));
    m_listenerPolicy = new PolicyChoice({Policy::Accept, Policy::Backlog}, this);
    addLabelledRow(*m_rows, tr("Policy"), *m_listenerPolicy, *m_listenerPolicy);
    m_policy = new PolicyChoice({Policy::Observe, Policy::Drain, Policy::Echo}, this);
    addLabelledRow(*m_rows, tr("Policy"), *m_policy, *m_policy);
    m_childPolicy = new PolicyChoice({Policy::Observe, Policy::Drain, Policy::Echo}, this);
    addLabelledRow(*m_rows, tr("Accepted ones"), *m_childPolicy, *m_childPolicy);
    m_moreRule = ruleLine(*this);
    m_rows->addRow(m_moreRule);
    m_more = new MoreOptions(this);
    m_rows->addRow(m_more);
}

void SocketForm::wire() {
    connect(m_name, &QLineEdit::textEdited, this, &SocketForm::edited);
    connect(m_place, &PlaceFields::edited, this, [this] {
        m_options->setHost(draft().host.toStdString());
        emit edited();
    });
    connect(m_backlog, &QSpinBox::valueChanged, this, &SocketForm::edited);
    connect(m_connectTimeout, &DurationEdit::durationChanged, this, &SocketForm::edited);
    connect(m_connectTimeout, &DurationEdit::messageChanged, this, &SocketForm::edited);
    connect(m_more, &MoreOptions::edited, this, &SocketForm::edited);
    connect(m_options, &OptionSwitches::edited, this, &SocketForm::edited);
    connect(m_interest, &InterestBox::edited, this, &SocketForm::edited);
    for (PolicyChoice* choice : {m_policy, m_listenerPolicy, m_childPolicy})
        connect(choice, &PolicyChoice::edited, this, &SocketForm::edited);
}

AddressDraft SocketForm::draft() const {
    AddressDraft draft;
    draft.rest = m_rest; // bind, join, loop and child-interest have no field here and are kept
    m_place->write(draft);
    draft.name = m_name->text();
    draft.rest.place.host = draft.host.toStdString();
    draft.rest.backlog = m_backlog->value();
    draft.rest.connectTimeout = m_connectTimeout->duration();
    draft.rest.interest = m_interest->interest();
    draft.rest.policy = (isListener(m_rest.kind) ? m_listenerPolicy : m_policy)->policy();
    draft.rest.childPolicy = m_childPolicy->policy();
    m_options->write(draft.rest);
    m_more->write(draft.rest);
    return draft;
}

void SocketForm::setDraft(const AddressDraft& draft) {
    m_rest = draft.rest;
    m_rest.place.host = draft.host.toStdString();
    m_place->setDraft(draft);
    setTextIfOther(*m_name, draft.name);
    {
        const QSignalBlocker blocker(m_backlog);
        m_backlog->setValue(m_rest.backlog);
    }
    if (m_connectTimeout->duration() != m_rest.connectTimeout || !m_connectTimeout->isCorrect()) {
        const QSignalBlocker blocker(m_connectTimeout);
        m_connectTimeout->setDuration(m_rest.connectTimeout);
    }
    m_options->setOptions(m_rest);
    m_more->setOptions(m_rest);
    m_interest->setInterest(m_rest.interest);
    m_policy->setPolicy(m_rest.policy);
    m_listenerPolicy->setPolicy(m_rest.policy);
    m_childPolicy->setPolicy(m_rest.childPolicy);
    showRowsOf(m_rest.kind);
}

void SocketForm::showRowsOf(Kind kind) {
    const bool listens = isListener(kind);
    m_place->showRowsOf(kind);
    m_interest->setKind(kind);
    m_policy->setOffered(Policy::Drain, takesPolicy(kind, Policy::Drain));
    m_policy->setOffered(Policy::Echo, takesPolicy(kind, Policy::Echo));
    m_more->showRowsOf(kind);
    m_rows->setRowVisible(m_more, MoreOptions::hasAny(kind));
    m_rows->setRowVisible(m_moreRule, MoreOptions::hasAny(kind));
    m_rows->setRowVisible(m_backlogRow, listens);
    m_rows->setRowVisible(m_timeoutRow, kind == Kind::TcpClient);
    m_rows->setRowVisible(m_options, OptionSwitches::hasAny(kind));
    m_rows->setRowVisible(m_policy, !listens);
    m_rows->setRowVisible(m_listenerPolicy, listens);
    m_rows->setRowVisible(m_childPolicy, listens);
}

QWidget* SocketForm::fieldOf(AddressPart part) const {
    switch (part) {
    case AddressPart::Name:
        return m_name;
    case AddressPart::Backlog:
        return m_backlog;
    case AddressPart::ConnectTimeout:
        return m_connectTimeout;
    case AddressPart::Interest:
        return m_interest;
    case AddressPart::Policy:
        return isListener(kind()) ? m_listenerPolicy : m_policy;
    case AddressPart::ChildPolicy:
        return m_childPolicy;
    default:
        return m_place->fieldOf(part);
    }
}

void SocketForm::setProblem(AddressPart part, const QString& message) {
    clearProblems();
    m_problemField = fieldOf(part);
    if (m_problemField != nullptr)
        setFieldProblem(*m_problemField, message);
}

void SocketForm::clearProblems() {
    if (m_problemField != nullptr)
        setFieldProblem(*m_problemField, {});
    m_problemField = nullptr;
}

bool SocketForm::isCorrect() const { return !m_rows->isRowVisible(m_timeoutRow) || m_connectTimeout->isCorrect(); }

} // namespace readyscope
