// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/startpage.h"

#include "core/multiplexer/registry.h"
#include "ui/common/bands.h"
#include "ui/common/icons.h"
#include "ui/common/lanefigure.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/main/actions.h"
#include "ui/main/recentlist.h"
#include "ui/main/startcard.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace readyscope {

namespace {

constexpr int kWidth = 1140;      // px, of the words and figures at most
constexpr int kRightHeight = 260; // px: room for a few recent addresses

QLabel* titleLabel(const QString& text, double factor, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setFont(strongFont(scaledFont(parent->font(), factor)));
    return label;
}

} // namespace

StartPage::StartPage(Actions& actions, QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    content->setMaximumWidth(kWidth);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(8, 32, 8, 12);
    layout->setSpacing(0);
    addTitle(*layout);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(60);
    upper->addWidget(makeChoices(actions), 16);
    upper->addWidget(makeRight(actions), 11);
    layout->addLayout(upper, 1);
    layout->addSpacing(16);
    auto* line = new QFrame(content);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    layout->addWidget(line);
    layout->addSpacing(16);
    layout->addWidget(makeFigure());
    layout->addSpacing(20);
    layout->addWidget(makeBackends());
    layout->addStretch(1);

    auto* page = new QWidget;
    auto* centred = new QHBoxLayout(page);
    centred->setContentsMargins(24, 0, 24, 0);
    centred->addStretch(1);
    centred->addWidget(content, 1000);
    centred->addStretch(1);
    setWidget(page);
    tint();
}

void StartPage::addTitle(QVBoxLayout& layout) {
    layout.addWidget(titleLabel(tr("Which socket is ready, and for what?"), 2.0, this));
    layout.addSpacing(8);
    layout.addWidget(dimLabel(tr("Readyscope asks the kernel and draws every answer over time. "
                                 "Nothing is being watched yet.")));
    layout.addSpacing(32);
}

QWidget* StartPage::makeChoices(Actions& actions) {
    auto* choices = new QWidget(this);
    auto* layout = new QVBoxLayout(choices);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    m_first = new StartCard(actions.demo, IconName::Wave, tr("Start the demo"),
                            tr("Servers, clients and a stuck one in this process. Nothing leaves the machine."), true,
                            choices);
    m_first->setObjectName(QStringLiteral("startDemo"));
    auto* add = new StartCard(actions.addSocket, IconName::Plus, tr("Add a socket"),
                              tr("Connect, listen, or watch a pipe or standard input."), false, choices);
    add->setObjectName(QStringLiteral("startAdd"));
    auto* open =
        new StartCard(actions.openTrace, IconName::Folder, tr("Open a trace"),
                      tr("A file of JSON Lines, as Save Trace and readyscope record write it."), false, choices);
    open->setObjectName(QStringLiteral("startOpen"));
    layout->addWidget(m_first);
    layout->addWidget(add);
    layout->addWidget(open);
    layout->addStretch(1);
    return choices;
}

QWidget* StartPage::makeRight(Actions& actions) {
    auto* right = new QWidget(this);
    right->setMinimumHeight(kRightHeight);
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_recent = new RecentList(right);
    layout->addWidget(m_recent, 1);
    layout->addSpacing(6);
    layout->addWidget(titleLabel(tr("Learn"), 1.1, right));
    for (const auto& [action, name] : {std::pair{actions.words, IconName::Help}, {actions.keys, IconName::Book}}) {
        auto* link = new QToolButton(right);
        link->setDefaultAction(action);
        link->setText(action == actions.words ? tr("What each event means") : tr("All keys of the window"));
        link->setIcon(icon(name));
        link->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        link->setAutoRaise(true);
        link->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(link);
    }
    connect(m_recent, &RecentList::addressChosen, this, &StartPage::addressChosen);
    connect(m_recent, &RecentList::traceChosen, this, &StartPage::traceChosen);
    connect(m_recent, &RecentList::clearAsked, this, &StartPage::clearRecentAsked);
    return right;
}

QWidget* StartPage::makeFigure() {
    auto* part = new QWidget(this);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    auto* head = new QHBoxLayout;
    head->setSpacing(18);
    head->addWidget(titleLabel(tr("How to read a lane"), 1.1, this));
    head->addWidget(dimLabel(tr("Each event has its own height, colour and letters, in the same order everywhere.")),
                    1);
    layout->addLayout(head);
    auto* row = new QHBoxLayout;
    row->setSpacing(60);
    row->addWidget(new LaneFigure(part), 3, Qt::AlignTop);
    row->addWidget(new EventLegend(part), 4, Qt::AlignTop);
    layout->addLayout(row);
    return part;
}

QWidget* StartPage::makeBackends() {
    auto* part = new QWidget(this);
    auto* layout = new QHBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(dimLabel(tr("Works on this kernel:")));
    QStringList missing;
    for (const BackendInfo& info : probeBackends()) {
        auto* name = new QLabel(backendText(info.backend), part);
        name->setToolTip(translated(info.note));
        if (info.works)
            layout->addWidget(name);
        else
            missing << tr("%1: %2").arg(name->text(), name->toolTip());
        name->setVisible(info.works);
    }
    if (!missing.isEmpty()) {
        auto* sign = new QLabel(part);
        sign->setPixmap(icon(IconName::Info, IconTint::Dim).pixmap(16, 16));
        auto* rest = dimLabel(missing.join(QStringLiteral("   ")));
        rest->setToolTip(missing.join(QLatin1Char('\n')));
        rest->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        layout->addWidget(sign);
        layout->addWidget(rest, 1);
    }
    return part;
}

void StartPage::setRecent(const QStringList& addresses, const QStringList& traces) {
    m_recent->setEntries(addresses, traces);
}

QLabel* StartPage::dimLabel(const QString& text) {
    auto* label = new QLabel(text, this);
    m_dim.append(label);
    return label;
}

void StartPage::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && widget())
        tint();
}

void StartPage::showEvent(QShowEvent* event) {
    QScrollArea::showEvent(event);
    m_first->setFocus();
}

void StartPage::tint() {
    const Look& look = Look::of(palette());
    QPalette colors = palette();
    colors.setColor(QPalette::Window, look.base);
    widget()->setPalette(colors);
    colors.setColor(QPalette::WindowText, look.dim);
    for (QLabel* label : std::as_const(m_dim))
        label->setPalette(colors);
}

} // namespace readyscope
