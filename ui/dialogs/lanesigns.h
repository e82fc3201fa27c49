// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What else is drawn in lanes besides the bands: each sign small, with its words.

#include <QString>
#include <QWidget>

class QPainter;
class QRect;

namespace readyscope {

struct Look;

struct LaneSign {
    QString words;
    void (*paint)(QPainter& painter, const QRect& box, const Look& look);
};

class LaneSigns : public QWidget {
    Q_OBJECT
public:
    explicit LaneSigns(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace readyscope
