// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/timeline/plainlane.h"

#include "ui/common/bands.h"

#include <algorithm>
#include <cmath>

namespace readyscope::test {

namespace {

__extension__ typedef __int128 Wide;

Wide floorDivide(Wide dividend, Wide divisor) {
    const Wide quotient = dividend / divisor;
    return dividend % divisor != 0 && dividend < 0 ? quotient - 1 : quotient;
}

} // namespace

PlainLane::PlainLane(const PlainTrace& trace, const PlainView& view) : m_trace(trace), m_view(view) {
    for (int column = 0; column < view.width && edge(column) <= trace.now; ++column) {
        Column shown{edge(column), edge(column + 1), {}, {}, {}};
        for (const Transition& transition : trace.transitions) {
            if (transition.time < shown.left)
                shown.before = transition.revents;
            else if (transition.time < shown.right)
                shown.states.push_back(transition.revents);
        }
        shown.after = shown.states.empty() ? shown.before : shown.states.back();
        m_columns.push_back(shown);
    }
    m_known = static_cast<int>(m_columns.size());
    m_blank.resize(m_columns.size());
    int ended = m_known; // from this column on nothing is known
    for (const Watch& watch : trace.watches) {
        markBlank(ended, columnAt(watch.from));
        ended = watch.to == kInfinite ? m_known : columnAt(watch.to) + 1;
    }
    markBlank(ended, m_known);
}

void PlainLane::markBlank(int from, int to) {
    for (int column = std::max(from, 0); column < std::min(to, m_known); ++column)
        m_blank[static_cast<std::size_t>(column)] = true;
}

bool PlainLane::isBlank(int from, int to) const {
    for (int column = std::max(from, 0); column < std::min(to, m_known); ++column)
        if (!m_blank[static_cast<std::size_t>(column)])
            return false;
    return true;
}

Nanos PlainLane::edge(int column) const {
    return static_cast<Nanos>(m_view.from + floorDivide(Wide{column} * m_view.span, m_view.width));
}

int PlainLane::columnAt(Nanos time) const {
    const Wide about = floorDivide((Wide{time} - m_view.from) * m_view.width, m_view.span);
    const int far = 4 * m_view.width + 64; // nothing is told apart further out
    if (about < -far || about > far)
        return about < 0 ? -far : far;
    int column = static_cast<int>(about);
    while (edge(column) > time)
        --column;
    while (edge(column + 1) <= time)
        ++column;
    return column;
}

bool PlainLane::isSetSometime(Events::Bit bit, int from, int to) const {
    for (int column = std::max(from, 0); column < std::min(to, m_known); ++column)
        if (!isBlank(column, column + 1) && wasSetSometime(bit, column, column + 1))
            return true;
    return false;
}

bool PlainLane::wasSetSometime(Events::Bit bit, int from, int to) const {
    const auto hasBit = [bit](Events state) { return state.any(bit); };
    for (int column = std::max(from, 0); column < std::min(to, m_known); ++column)
        if (hasBit(at(column).before) || std::ranges::any_of(at(column).states, hasBit))
            return true;
    return false;
}

bool PlainLane::isSetThroughout(Events::Bit bit, int from, int to) const {
    for (int column = std::max(from, 0); column < std::min(to, m_known); ++column) {
        if (!at(column).before.any(bit))
            return false;
        for (const Events state : at(column).states)
            if (!state.any(bit))
                return false;
    }
    return true;
}

std::size_t PlainLane::transitionsIn(int from, int to) const {
    std::size_t count = 0;
    for (int column = std::max(from, 0); column < std::min(to, m_known); ++column)
        count += at(column).states.size();
    return count;
}

bool PlainLane::mayBeOff(int column) const { return transitionsIn(column - 1, column + 2) >= 16; }

bool PlainLane::isMixed(Events::Bit bit, int column) const {
    return wasSetSometime(bit, column, column + 1) && !isSetThroughout(bit, column, column + 1);
}

bool PlainLane::isDip(Events::Bit bit, int column) const {
    if (!at(column).before.any(bit) || !isMixed(bit, column))
        return false;
    return at(column).after.any(bit) || (column + 1 < m_known && at(column + 1).after.any(bit));
}

std::pair<int, int> PlainLane::binOf(int column) const {
    const int bin = std::max(1, px(2));
    // The view's left edge counted in columns, to the nearest.
    const auto origin = floorDivide(Wide{m_view.from} * m_view.width * 2 + m_view.span, Wide{m_view.span} * 2);
    const int left = column - static_cast<int>(((origin + column) % bin + bin) % bin);
    return {left, left + bin};
}

// Changed more than twice, for all that its columns tell; or clear for less than can be seen.
bool PlainLane::isFolded(Events::Bit bit, int column) const {
    const auto [from, to] = binOf(column);
    if (isBlank(from, to))
        return false;
    std::size_t changes = 0;
    for (int i = std::max(from, 0); i < std::min(to, m_known); ++i) {
        const std::size_t count = at(i).states.size();
        const bool odd = at(i).before.any(bit) != at(i).after.any(bit);
        if (isMixed(bit, i))
            changes += count - ((count % 2 == 1) == odd ? 0 : 1);
        if (isDip(bit, i))
            return true;
    }
    // Clear from the bin before into this one.
    if (from > 0 && isDip(bit, from - 1) && !at(from - 1).after.any(bit))
        return true;
    return changes > 2;
}

double PlainLane::shareOf(Events::Bit bit, int from, int to) const {
    // At a switch to select a band shows its bit and its set.
    Events shown = bit;
    for (const auto& [poll, set] :
         {std::pair(Events::In, Events::R), {Events::Pri, Events::E}, {Events::Out, Events::W}})
        if (shown.any(poll | set))
            shown = poll | set;
    Nanos set = 0;
    Events state;
    Nanos since = edge(from);
    for (const Transition& transition : m_trace.transitions) {
        const Nanos until = std::clamp(transition.time, edge(from), edge(to));
        set += state.any(shown) ? until - since : 0;
        since = until;
        state = transition.revents;
    }
    set += state.any(shown) ? edge(to) - since : 0;
    return static_cast<double>(set) / static_cast<double>(edge(to) - edge(from));
}

QRect PlainLane::band(Events::Bit bit, int from, int to) const {
    const BandPlace place = readyscope::bandOf(bit, m_view.rowHeight);
    return {from, px(place.top), to - from, px(place.top + place.height) - px(place.top)};
}

bool PlainLane::isThin(Events::Bit bit) const { return readyscope::bandOf(bit, m_view.rowHeight).height < 4; }

void PlainLane::fill(QImage& image, QRect area, const QColor& color) const {
    for (int y = std::max(0, area.top()); y <= std::min(area.bottom(), image.height() - 1); ++y)
        for (int x = std::max(0, area.left()); x <= std::min(area.right(), image.width() - 1); ++x)
            image.setPixelColor(x, y, color);
}

QImage PlainLane::paint(double lean) const {
    QImage image(m_view.width, px(m_view.rowHeight), QImage::Format_RGB32);
    image.fill(m_view.surface);
    paintUntold(image);
    if (m_known > 0)
        paintBlanks(image);
    for (const EventName& name : kEventNames) {
        if (name.bit == Events::Nval || readyscope::bandOf(name.bit, m_view.rowHeight).height == 0)
            continue;
        paintSet(image, name.bit);
        paintFolds(image, name.bit, lean);
        paintHatches(image, name.bit);
    }
    for (const QRect& span : nvals())
        fill(image, span, m_view.look->event(Events::Nval));
    paintGaps(image);
    return image;
}

void PlainLane::paintUntold(QImage& image) const {
    if (m_trace.selectFrom == kNoTime)
        return;
    const int from = std::max(0, columnAt(m_trace.selectFrom));
    for (const Events::Bit bit : {Events::RdHup, Events::Hup, Events::Err})
        for (int x = from + px(3); x < m_known; x += 6 * line())
            fill(image, {x, band(bit, 0, 1).center().y(), line(), line()}, m_view.look->faint);
}

void PlainLane::paintBlanks(QImage& image) const {
    Nanos end = m_view.from;
    bool ended = false;
    for (const Watch& watch : m_trace.watches) {
        const bool begins = columnAt(watch.from) <= m_view.width; // in view
        paintBlank(image, ended ? columnAt(end) + 1 : 0, columnAt(watch.from), ended, begins);
        if (watch.to == kInfinite)
            return;
        end = watch.to;
        ended = true;
    }
    paintBlank(image, ended ? columnAt(end) + 1 : 0, m_known, ended, false);
}

void PlainLane::paintBlank(QImage& image, int from, int to, bool ended, bool begins) const {
    to = std::min(to, m_known);
    if (to <= 0 || from >= m_known || to < from)
        return;
    const Look& look = *m_view.look;
    const int height = image.height() - line();
    const QColor flat = m_view.surface == look.base ? look.notWatched : mixed(m_view.surface, look.notWatched, 0.6);
    fill(image, {from, 0, to - from, height}, flat);
    fill(image, {from, (image.height() - 1) / 2, to - from, line()}, look.notWatchedLine);
    if (ended)
        fill(image, {from, 0, std::max(1, px(2)), height}, look.waitTick);
    if (begins)
        fill(image, {to - std::max(1, px(2)), 0, std::max(1, px(2)), height}, look.waitTick);
}

void PlainLane::paintSet(QImage& image, Events::Bit bit) const {
    const int least = static_cast<int>(std::ceil(1.4 * m_view.ratio));
    const auto isSet = [&](int column) { return isSetSometime(bit, column, column + 1); };
    for (int from = 0; from < m_known; ++from) {
        if (!isSet(from) || (from > 0 && isSet(from - 1)))
            continue;
        int to = from;
        while (to < m_known && isSet(to))
            ++to;
        while (to - from < least && to < m_known && !isSet(to) && !isSet(to + 1))
            ++to;
        const QRect area = band(bit, from, to);
        const QColor color = m_view.look->event(bit);
        fill(image, area, color);
        if (kSets.any(bit) && area.width() > 2 * line()) {
            const int left = from > 0 ? line() : 0;
            const int right = to < m_view.width ? line() : 0;
            fill(image, area.adjusted(left, line(), -right, -line()), m_view.surface);
        }
    }
}

void PlainLane::paintFolds(QImage& image, Events::Bit bit, double lean) const {
    const QColor color = m_view.look->event(bit);
    for (int column = 0; column < m_known; ++column) {
        if (!isFolded(bit, column))
            continue;
        const auto [from, to] = binOf(column);
        const double share = std::clamp(shareOf(bit, from, to) + lean, 0.0, 1.0);
        const QRect area = band(bit, column, column + 1);
        if (isThin(bit)) {
            const double opacity = share < 1 / 3.0 ? 0.30 : share < 2 / 3.0 ? 0.55 : 0.80;
            fill(image, area, mixed(color, m_view.surface, opacity));
            if (kSets.any(bit))
                fill(image, area.adjusted(0, line(), 0, -line()), m_view.surface);
            continue;
        }
        fill(image, area, mixed(color, m_view.surface, 0.25));
        const long rows = std::clamp(std::lround(share * area.height()), 1L, static_cast<long>(area.height() - 1));
        const QRect solid = area.adjusted(0, area.height() - static_cast<int>(rows), 0, 0);
        fill(image, solid, color);
        if (kSets.any(bit))
            fill(image, solid.adjusted(0, line(), 0, -line()), mixed(color, m_view.surface, 0.25));
    }
}

void PlainLane::paintHatches(QImage& image, Events::Bit bit) const {
    if (m_known == 0)
        return;
    for (const Transition& transition : m_trace.transitions) {
        if (transition.since == kNoTime || !(transition.revents ^ transition.previous).any(bit))
            continue;
        Nanos since = transition.since;
        for (const Watch& watch : m_trace.watches)
            if (watch.from <= transition.time)
                since = std::max(since, watch.from);
        const int from = columnAt(since);
        const int to = std::min(m_known, columnAt(transition.time) + (transition.previous.any(bit) ? 1 : 0));
        if (to - from >= px(4) && transition.time >= m_view.from)
            paintHatch(image, bit, from, to);
    }
}

void PlainLane::paintHatch(QImage& image, Events::Bit bit, int from, int to) const {
    const QColor color = m_view.look->event(bit);
    const QRect area = band(bit, from, to);
    if (isThin(bit))
        return fill(image, area, mixed(color, m_view.surface, 0.38));
    fill(image, area, mixed(color, m_view.surface, 0.10));
    stripe(image, area, area.topLeft(), 5, 2, color);
    for (int row = 0; row < area.height(); ++row)
        fill(image, {to - line(), area.top() + row, line(), 1},
             row / line() % 2 == 0 ? color : mixed(color, m_view.surface, 0.10));
}

void PlainLane::stripe(QImage& image, QRect area, QPoint origin, double period, double width,
                       const QColor& color) const {
    const int side = std::max(1, px(period));
    area = area.intersected(image.rect());
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            int covered = 0;
            for (int point = 0; point < 16; ++point) {
                const double along = (x - origin.x()) + (y - origin.y()) + (point % 4 + 0.5 + point / 4 + 0.5) / 4;
                covered += along - std::floor(along / side) * side < width * m_view.ratio ? 1 : 0;
            }
            image.setPixelColor(x, y, mixed(color, image.pixelColor(x, y), covered / 16.0));
        }
    }
}

std::vector<QRect> PlainLane::nvals() const {
    std::vector<QRect> spans;
    for (int from = 0; from < m_known; ++from) {
        if (!isSetSometime(Events::Nval, from, from + 1) || (from > 0 && isSetSometime(Events::Nval, from - 1, from)))
            continue;
        int to = from;
        while (to < m_known && isSetSometime(Events::Nval, to, to + 1))
            ++to;
        const auto free = [&](int column) { return !isSetSometime(Events::Nval, column, column + 1); };
        while (to - from < std::ceil(1.4 * m_view.ratio) && to < m_known && free(to) && free(to + 1))
            ++to;
        spans.push_back(band(Events::Nval, from, to));
    }
    return spans;
}

void PlainLane::paintGaps(QImage& image) const {
    const Look& look = *m_view.look;
    for (const Gap& gap : m_trace.gaps) {
        const int from = columnAt(gap.from);
        const int to = std::min(std::max(columnAt(gap.to), from + std::max(1, px(2))), std::max(m_known, from));
        const QRect area(from, 0, to - from, image.height());
        fill(image, area, mixed(look.error, look.errorSurface, 0.02));
        stripe(image, area, {from, 0}, 8, 1, mixed(look.error, look.errorSurface, 0.7));
        if (from >= 0)
            fill(image, {from, 0, line(), image.height()}, look.error);
        if (to <= m_view.width)
            fill(image, {to - line(), 0, line(), image.height()}, look.error);
    }
}

std::vector<QRect> PlainLane::dots() const {
    std::vector<QRect> dots;
    if (Wide{100 * kMillisecond} * m_view.width / m_view.span < px(4))
        return dots;
    int last = -px(4);
    for (const Hit& hit : m_trace.hits) {
        if (hit.time < m_view.from || hit.time > m_view.from + m_view.span)
            continue;
        const int column = columnAt(hit.time);
        if (column - last < px(4) || column >= m_known)
            continue;
        last = column;
        const int reach = static_cast<int>(std::ceil(2.7 * m_view.ratio));
        for (const EventName& name : kEventNames) {
            const QRect band = this->band(name.bit, column, column + 1);
            if (hit.revents.any(name.bit) && band.height() > 0)
                dots.emplace_back(column - reach, band.center().y() - reach, 2 * reach + 1, 2 * reach + 2);
        }
    }
    return dots;
}

} // namespace readyscope::test
