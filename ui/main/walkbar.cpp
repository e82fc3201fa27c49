// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/walkbar.h"

#include "ui/main/actions.h"
#include "ui/main/cursorreadout.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace readyscope {

namespace {
constexpr int kHeight = 34; // px
} // namespace

WalkBar::WalkBar(Actions& actions, QWidget* parent)
    : QWidget(parent), m_tableSide(new QWidget(this)), m_buttons(new QWidget(this)),
      m_cursors(new CursorReadout(actions, m_buttons)) {
    setFixedHeight(kHeight);
    auto* layout = new QHBoxLayout(m_buttons);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(4);
    for (QAction* action : {actions.previousEvent, actions.nextEvent, actions.zoomOut, actions.zoomIn,
                            actions.wholeTrace, actions.followLive}) {
        auto* button = new QToolButton(m_buttons);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setAutoRaise(true);
        button->setIconSize({16, 16});
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
        if (action == actions.nextEvent || action == actions.wholeTrace)
            layout->addSpacing(10);
    }
    layout->addSpacing(10);
    layout->addWidget(m_cursors, 1);
}

void WalkBar::setTimelineAt(int left) {
    m_timelineAt = left;
    place();
}

void WalkBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

void WalkBar::place() {
    const int buttons = m_buttons->minimumSizeHint().width();
    const int left = qBound(0, m_timelineAt, qMax(0, width() - buttons));
    m_tableSide->setGeometry(0, 0, left, height());
    m_buttons->setGeometry(left, 0, width() - left, height());
}

} // namespace readyscope
