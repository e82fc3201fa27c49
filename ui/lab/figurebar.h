// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which message the figures show: each model's median, its slowest of a hundred, or the same number of all. And what
// the phases look like.

#include <QWidget>

class QLabel;
class QSlider;
class QToolButton;

namespace readyscope {

class PhaseLegend;

enum class FigurePick { Median, Slowest, Number };

class FigureBar : public QWidget {
    Q_OBJECT
public:
    explicit FigureBar(QWidget* parent = nullptr);

    // From 1; 0: there are none yet.
    void setEvents(int count);
    void setDescriptors(int descriptors);
    void showNumber(int number); // without a signal
    FigurePick pick() const { return m_pick; }
    int number() const;

signals:
    void pickChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void choose(FigurePick pick);
    void step(int by);
    void showWords();
    void tint();

    FigurePick m_pick = FigurePick::Median;
    QLabel* m_title;
    QLabel* m_second;
    QToolButton* m_previous;
    QToolButton* m_next;
    QLabel* m_number;
    QSlider* m_slider;
    QToolButton* m_median;
    QToolButton* m_slowest;
    PhaseLegend* m_legend;
};

// The four looks of a phase, with their words.
class PhaseLegend : public QWidget {
    Q_OBJECT
public:
    explicit PhaseLegend(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace readyscope
