// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the models cost at one number of descriptors: a row each, one of them selected; beneath each number that of an
// earlier run, where one is compared.

#include "ui/common/partswidget.h"
#include "ui/lab/costmeasures.h"

namespace readyscope {

class CostTable : public PartsWidget {
    Q_OBJECT
public:
    explicit CostTable(QWidget* parent = nullptr);

    // Of one number of descriptors, in the models' order.
    void show(std::vector<SeriesRow> rows, std::vector<SeriesRow> earlier);
    void select(const Model* model);
    const std::vector<SeriesRow>& rows() const { return m_rows; }

    QVector<PaintedPart> parts() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    using QWidget::show;

signals:
    void selected(const readyscope::Model* model);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    int rowHeight() const;
    QRect rowRect(std::size_t index) const;
    void paintHeader(QPainter& painter) const;
    void paintRow(QPainter& painter, std::size_t index) const;
    void paintNames(QPainter& painter, const SeriesRow& row, bool isFirst, const QRect& place) const;
    void paintNumbers(QPainter& painter, const SeriesRow& row, const QRect& place) const;
    void paintNumber(QPainter& painter, const SeriesRow& row, CostMeasure measure, const QRect& place) const;
    void paintCpuBar(QPainter& painter, const SeriesRow& row, const QRect& place) const;
    void paintRefusal(QPainter& painter, const SeriesRow& row, const QRect& place) const;
    QString rowText(const SeriesRow& row) const;

    std::vector<SeriesRow> m_rows;
    std::vector<SeriesRow> m_earlier;
    const Model* m_selected = nullptr;
};

} // namespace readyscope
