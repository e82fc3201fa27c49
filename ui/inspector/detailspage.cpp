// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/detailspage.h"

#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>

namespace readyscope {

namespace {

QString orNone(const std::string& text) {
    return text.empty() ? QString::fromUtf8(kNotApplicable) : QString::fromStdString(text);
}

QString bytesText(std::optional<int> bytes) {
    return bytes ? countText(static_cast<std::uint64_t>(*bytes)) : QString::fromUtf8(kNotApplicable);
}

} // namespace

DetailsPage::DetailsPage(QWidget* parent) : QScrollArea(parent) {
    setAccessibleName(tr("Details of the socket"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    auto* page = new QWidget;
    m_grid = new QGridLayout(page);
    m_grid->setContentsMargins(16, 8, 16, 8);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(3);
    m_problem = new QLabel(page);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_problem->setContentsMargins(8, 6, 8, 6);
    m_problem->setAutoFillBackground(true);
    m_grid->addWidget(m_problem, 0, 0, 1, 6);

    addField(0, tr("Name"));
    addField(0, tr("Kind"));
    addField(0, tr("Address"), true);
    addField(0, tr("Local"), true);
    addField(0, tr("Peer"), true);
    addField(0, tr("Descriptor"));
    addField(1, tr("State"));
    addField(1, tr("Revents"));
    addField(1, tr("Since"));
    addField(1, tr("Interest"));
    addField(1, tr("Policy"));
    addField(2, tr("Opened"));
    addField(2, tr("Ended"));
    addField(2, tr("In-queue"));
    addField(2, tr("Out-queue"));
    addField(2, tr("Transitions"));
    addField(2, tr("Hits"));
    for (const int column : {1, 3, 5})
        m_grid->setColumnStretch(column, column == 3 ? 3 : 2);
    m_grid->setRowStretch(8, 1);
    setWidget(page);
    tint();
}

void DetailsPage::addField(int column, const QString& label, bool fixedFont) {
    auto* name = new QLabel(label, widget());
    auto* value = new QLabel(widget());
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setWordWrap(true);
    value->setAccessibleName(label);
    value->setTextFormat(Qt::PlainText);
    if (fixedFont)
        value->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    const int row = ++m_rows[column];
    m_grid->addWidget(name, row, 2 * column, Qt::AlignTop);
    m_grid->addWidget(value, row, 2 * column + 1, Qt::AlignTop);
    m_values.insert(label, value);
    m_labels.append(name);
}

void DetailsPage::set(const QString& label, const QString& value) {
    QLabel* field = m_values.value(label);
    if (field->text() != value) // setText drops what the user has selected
        field->setText(value);
}

QString DetailsPage::value(const QString& field) const {
    const QLabel* label = m_values.value(field);
    return label ? label->text() : QString();
}

void DetailsPage::show(const Details& details) {
    showIdentity(details.socket);
    showState(details);
    showCounts(details);
    const QString problem = problemOf(details.socket);
    m_problem->setVisible(!problem.isEmpty());
    if (m_problem->text() != problem)
        m_problem->setText(problem);
}

void DetailsPage::showIdentity(const SocketInfo& socket) {
    set(tr("Name"), QString::fromStdString(socket.name));
    set(tr("Kind"), kindText(socket.kind));
    set(tr("Address"), orNone(socket.address));
    set(tr("Local"), orNone(socket.local));
    set(tr("Peer"), orNone(socket.peer));
    set(tr("Descriptor"), socket.fd >= 0 ? QString::number(socket.fd) : QString::fromUtf8(kNotApplicable));
    set(tr("Interest"), eventNames(socket.interest));
    set(tr("Policy"), policyText(socket.policy));
}

void DetailsPage::showState(const Details& details) {
    set(tr("State"),
        tr("%1: %2").arg(stateText(details.socket.state), stateSentence(details.socket, details.lane.state)));
    set(tr("Revents"), eventNames(details.lane.state));
    set(tr("Since"), details.lane.changed == kNoTime ? QString::fromUtf8(kNotApplicable) : details.changed);
}

void DetailsPage::showCounts(const Details& details) {
    const bool listener = isListener(details.socket.kind);
    set(tr("Opened"), details.opened);
    set(tr("Ended"), details.ended);
    set(tr("In-queue"), listener && details.queues.in && details.queues.out
                            ? tr("%1 of %2 connections").arg(*details.queues.in).arg(*details.queues.out)
                        : details.queues.in ? tr("%1 bytes").arg(bytesText(details.queues.in))
                                            : bytesText({}));
    set(tr("Out-queue"),
        !listener && details.queues.out ? tr("%1 bytes").arg(bytesText(details.queues.out)) : bytesText({}));
    set(tr("Transitions"), countText(details.lane.end));
    set(tr("Hits"), countText(details.lane.hits));
}

void DetailsPage::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && widget())
        tint();
}

void DetailsPage::tint() {
    const Look& look = Look::of(palette());
    QPalette page = palette();
    page.setColor(QPalette::Window, look.base);
    widget()->setPalette(page);
    page.setColor(QPalette::WindowText, look.dim);
    for (QLabel* label : std::as_const(m_labels))
        label->setPalette(page);
    page.setColor(QPalette::Window, look.errorSurface);
    page.setColor(QPalette::WindowText, look.error);
    m_problem->setPalette(page);
}

} // namespace readyscope
