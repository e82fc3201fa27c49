// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The differences against poll, each with the letter that stands on the lanes.

#include "core/lab/recipes/differences.h"
#include "ui/common/partswidget.h"

namespace readyscope {

class DifferenceList : public PartsWidget {
    Q_OBJECT
public:
    explicit DifferenceList(QWidget* parent = nullptr);

    // `none`: what stands there where there are none.
    void show(std::vector<recipes::Difference> differences, const QString& none);

    QVector<PaintedPart> parts() const override;
    QSize minimumSizeHint() const override { return {180, contentHeight(180)}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return contentHeight(width); }
    using QWidget::show;

signals:
    void chosen(int index); // a difference

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Item {
        QString letter;
        QString title;
        QString text;
        QRect rect;
    };
    QVector<Item> items(int width) const;
    int contentHeight(int width) const;

    std::vector<recipes::Difference> m_differences;
    QString m_none;
};

// "Four differences", "No difference".
QString differencesTitle(std::size_t count);

} // namespace readyscope
