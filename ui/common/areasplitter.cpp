// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/areasplitter.h"

#include "ui/common/look.h"

#include <QPainter>

namespace readyscope {

namespace {

class LineHandle final : public QSplitterHandle {
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    // Qt makes a handle of one pixel wider to the hand than to the eye.
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(contentsRect(), Look::of(palette()).strongLine); }
};

} // namespace

AreaSplitter::AreaSplitter(Qt::Orientation orientation, QWidget* parent) : QSplitter(orientation, parent) {
    setHandleWidth(1);
    setChildrenCollapsible(false);
}

QSplitterHandle* AreaSplitter::createHandle() { return new LineHandle(orientation(), this); }

} // namespace readyscope
