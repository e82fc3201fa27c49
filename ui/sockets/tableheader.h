// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The titles of the columns and, right below them, room for the engine's row; together as high as the timeline's ruler
// and engine lane.

#include <QHeaderView>

namespace readyscope {

class TableHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit TableHeader(QWidget* parent = nullptr);
    // A widget that fills the header from kRulerHeight on; the header takes it over.
    void setLowerPart(QWidget* widget);
    QSize sizeHint() const override;
    // Right edge of the last title, or of the header where that is narrower.
    int rightEdge() const;

    // Whether Endpoints takes the room that the others leave; until the user sets a width. From then on it only gives
    // way where the header becomes too narrow for all.
    bool fits() const { return m_fits; }
    void setFits(bool fits);

protected:
    void paintEvent(QPaintEvent* event) override;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void fit();
    void giveWay();
    void takeResize(int oldSize, int newSize);

    QWidget* m_lowerPart = nullptr;
    bool m_fits = true;
    bool m_fitting = false;
};

} // namespace readyscope
