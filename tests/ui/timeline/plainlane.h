// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A lane drawn the plain, slow way: every pixel column asks every transition, and is painted by the rules of the look
// one after the other. What the painter shows is held against it.

#include "core/trace/source.h"
#include "ui/common/look.h"

#include <QImage>

#include <utility>
#include <vector>

namespace readyscope::test {

struct PlainTrace {
    std::vector<Transition> transitions;
    std::vector<Watch> watches;
    std::vector<Hit> hits;
    std::vector<Gap> gaps;
    Nanos selectFrom = kNoTime; // when select began to ask, instead of poll
    Nanos now = 0;
};

struct PlainView {
    Nanos from = 0;
    Nanos span = 1;
    int width = 1; // device pixels, as are all columns
    double ratio = 1;
    int rowHeight = 30;
    const Look* look = nullptr;
    QColor surface;
};

class PlainLane {
public:
    PlainLane(const PlainTrace& trace, const PlainView& view);

    // `lean` is added to each share of time set, so that two pictures hold what is rounded between them.
    QImage paint(double lean) const;

    // Whether what is drawn there may be a column off, as 16 transitions and more share one of those near.
    bool mayBeOff(int column) const;
    // In the columns [from, to), as far as they are of the trace and not after a watch.
    bool isSetSometime(Events::Bit bit, int from, int to) const;
    bool wasSetSometime(Events::Bit bit, int from, int to) const; // after a watch too: a bin may reach over its end
    bool isSetThroughout(Events::Bit bit, int from, int to) const;
    std::size_t transitionsIn(int from, int to) const;
    double shareOf(Events::Bit bit, int from, int to) const;
    // The bin that a column is in: from its first column to the last but one.
    std::pair<int, int> binOf(int column) const;
    bool isFolded(Events::Bit bit, int column) const;
    int known() const { return m_known; }
    // Cross-hatched within, which the picture does not show: their edges are all that it tells.
    std::vector<QRect> nvals() const;
    // Where a hit's dot stands, with the room it takes.
    std::vector<QRect> dots() const;

private:
    struct Column {
        Nanos left = 0;
        Nanos right = 0;
        Events before;
        Events after;
        std::vector<Events> states; // after each transition within
    };
    const Column& at(int column) const { return m_columns[static_cast<std::size_t>(column)]; }
    int px(double logical) const { return qRound(logical * m_view.ratio); }
    int line() const { return std::max(1, px(1)); }
    Nanos edge(int column) const;
    int columnAt(Nanos time) const;
    bool isBlank(int from, int to) const; // all of it
    bool isMixed(Events::Bit bit, int column) const;
    void markBlank(int from, int to);
    bool isDip(Events::Bit bit, int column) const;
    QRect band(Events::Bit bit, int from, int to) const;
    bool isThin(Events::Bit bit) const;
    void fill(QImage& image, QRect area, const QColor& color) const;
    void paintUntold(QImage& image) const;
    void paintBlanks(QImage& image) const;
    void paintBlank(QImage& image, int from, int to, bool ended, bool begins) const;
    void paintSet(QImage& image, Events::Bit bit) const;
    void paintFolds(QImage& image, Events::Bit bit, double lean) const;
    void paintHatches(QImage& image, Events::Bit bit) const;
    void paintHatch(QImage& image, Events::Bit bit, int from, int to) const;
    void paintGaps(QImage& image) const;
    void stripe(QImage& image, QRect area, QPoint origin, double period, double width, const QColor& color) const;

    const PlainTrace& m_trace;
    const PlainView m_view;
    int m_known = 0;
    std::vector<Column> m_columns;
    std::vector<bool> m_blank; // of each column: after a watch, before the next
};

} // namespace readyscope::test
