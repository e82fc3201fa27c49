// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A line of fixed type that can point at characters of its text: squiggle and tint under the wrong ones, the error
// frame around the field. What is wrong is decided elsewhere.

#include <QLineEdit>

namespace readyscope {

class PointingEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit PointingEdit(QWidget* parent = nullptr);

    // Characters [index, index + length); a length of 0 points behind the last one. Index -1: nothing is wrong.
    void setWrong(qsizetype index, qsizetype length);
    bool isWrong() const { return m_index >= 0; }

    // The middle of the first wrong character, in this widget's coordinates; kept within the field where it is
    // scrolled out of sight.
    int pointerX() const;
    QRect wrongRect() const;

signals:
    void scrolled(); // the text moved within the field, or the cursor did

protected:
    void focusInEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    int xOf(qsizetype index) const;
    void redrawWrong(QPainter& painter, const QRect& box) const;
    void drawSquiggle(QPainter& painter, const QRect& box) const;

    qsizetype m_index = -1;
    qsizetype m_length = 0;
    int m_paintedPointer = -1;
};

} // namespace readyscope
