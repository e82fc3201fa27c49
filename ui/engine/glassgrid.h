// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// select's three sets bit by bit, before and after the call: one column a descriptor. Wide sets scroll sideways between
// the names of the rows and their words in hex. Left and Right move over the columns, and the column is said.

#include "core/engine/glasssets.h"
#include "ui/common/partswidget.h"

#include <optional>

class QScrollBar;

namespace readyscope {

class GlassGrid : public PartsWidget {
    Q_OBJECT
public:
    explicit GlassGrid(QWidget* parent = nullptr);

    void show(const GlassWait& glass); // one that answers in sets
    using QWidget::show;

    QVector<PaintedPart> parts() const override;
    const std::vector<GlassColumn>& columns() const { return m_columns; }
    std::optional<int> currentColumn() const { return m_current; } // index in columns()
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Column {
        QString name; // empty where it was never asked
        Events asked;
        Events told;
        Events unsure;
        bool isWaker = false;
    };

    void lay();
    void placeColumns(int room);
    int widthOf(std::size_t column) const { return m_lefts[column + 1] - m_lefts[column]; }
    std::size_t lookedColumns() const; // those before nfds
    void setCurrent(int column);
    int columnAt(int x) const; // -1 where there is none
    QRect cells() const;       // what of them can be seen
    int xOf(std::size_t column) const;
    QString columnWords(const Column& column, int fd) const;
    QString rowWords(Events::Bit set, bool out) const;
    void paintNames(QPainter& painter) const;
    void paintNumbers(QPainter& painter) const;
    void paintColumns(QPainter& painter) const;
    void paintCell(QPainter& painter, const QRect& box, Events::Bit set, bool out, const Column& column) const;
    void paintHeads(QPainter& painter) const;
    void paintBracket(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;

    GlassSets m_sets;
    QString m_leftOut;
    bool m_open = false; // something is unsure
    std::vector<GlassColumn> m_columns;
    std::vector<int> m_lefts;                    // of m_columns, and the end of the last
    std::vector<Column> m_details;               // of m_columns
    std::vector<std::pair<int, Column>> m_asked; // by number
    std::optional<int> m_current;
    QScrollBar* m_bar;
};

} // namespace readyscope
