// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/lanefigure.h"

#include "ui/common/bands.h"
#include "ui/common/chips.h"
#include "ui/common/look.h"

#include <QPainter>

#include <array>

namespace readyscope {

namespace {

constexpr int kScale = 5; // the lane's 30 px, enlarged
constexpr int kLaneHeight = kRowHeight * kScale;
constexpr int kWidth = 430;
constexpr int kLegendRow = 24;

// Shares of the figure's width, in thousandths.
struct Span {
    Events::Bit bit;
    int from;
    int to;
};
constexpr std::array kSpans{
    Span{Events::In, 62, 102},    Span{Events::In, 175, 195},   Span{Events::In, 234, 321},
    Span{Events::In, 421, 437},   Span{Events::In, 500, 1000},  Span{Events::Pri, 281, 307},
    Span{Events::Out, 0, 348},    Span{Events::Out, 394, 1000}, Span{Events::RdHup, 500, 1000},
    Span{Events::Hup, 752, 1000}, Span{Events::Err, 752, 1000},
};

struct Moment {
    int at;
    const char* words;
};
constexpr std::array kMoments{
    Moment{368, QT_TRANSLATE_NOOP("readyscope::LaneFigure", "send buffer full")},
    Moment{500, QT_TRANSLATE_NOOP("readyscope::LaneFigure", "peer half closes")},
    Moment{752, QT_TRANSLATE_NOOP("readyscope::LaneFigure", "peer resets")},
};

struct Meaning {
    Events events;
    const char* word;
    const char* means;
};
const std::array kMeanings{
    Meaning{Events::In, QT_TRANSLATE_NOOP("readyscope::EventLegend", "Readable"),
            QT_TRANSLATE_NOOP("readyscope::EventLegend", "data, a connection to accept, or end of file")},
    Meaning{Events::Pri, QT_TRANSLATE_NOOP("readyscope::EventLegend", "Urgent"),
            QT_TRANSLATE_NOOP("readyscope::EventLegend", "out-of-band data or an exceptional condition")},
    Meaning{Events::Out, QT_TRANSLATE_NOOP("readyscope::EventLegend", "Writable"),
            QT_TRANSLATE_NOOP("readyscope::EventLegend", "the send buffer has room")},
    Meaning{Events::RdHup, QT_TRANSLATE_NOOP("readyscope::EventLegend", "Half closed"),
            QT_TRANSLATE_NOOP("readyscope::EventLegend", "reading has ended, by the peer or by us")},
    Meaning{Events::Hup, QT_TRANSLATE_NOOP("readyscope::EventLegend", "Hung up"),
            QT_TRANSLATE_NOOP("readyscope::EventLegend", "both halves are closed, or never connected")},
    Meaning{Events::Err, QT_TRANSLATE_NOOP("readyscope::EventLegend", "Error"),
            QT_TRANSLATE_NOOP("readyscope::EventLegend", "SO_ERROR holds the reason")},
    Meaning{Events::Nval, QT_TRANSLATE_NOOP("readyscope::EventLegend", "Not open"),
            QT_TRANSLATE_NOOP("readyscope::EventLegend", "the number is not an open descriptor; shown by poll")},
    Meaning{kSets, QT_TRANSLATE_NOOP("readyscope::EventLegend", "Sets of select"),
            QT_TRANSLATE_NOOP("readyscope::EventLegend", "read, write, except: all that select and pselect can tell")},
};

} // namespace

LaneFigure::LaneFigure(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("An example of a lane: data comes and is read, the send buffer fills, the peer half closes, "
                         "the peer resets."));
}

QSize LaneFigure::sizeHint() const { return {kWidth, kLaneHeight + 26}; }

void LaneFigure::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = Look::of(palette());
    const QRect lane(0, 0, width() - 1, kLaneHeight);
    painter.fillRect(lane, look.base);
    const auto columnOf = [&lane](int share) { return lane.left() + lane.width() * share / 1000; };
    for (const Span& span : kSpans) {
        const BandPlace band = bandOf(span.bit);
        painter.fillRect(QRect(QPoint(columnOf(span.from), band.top * kScale),
                               QPoint(columnOf(span.to) - 1, (band.top + band.height) * kScale - 1)),
                         look.event(span.bit));
    }
    painter.setPen(look.strongLine);
    painter.drawRect(lane);
    painter.setFont(smallFont(font()));
    const QFontMetrics metrics(painter.font());
    for (const Moment& moment : kMoments) {
        const int x = columnOf(moment.at);
        painter.setPen(QPen(look.dim, 1, Qt::DashLine));
        painter.drawLine(x, 0, x, lane.bottom() + 6);
        painter.setPen(look.dim);
        const QString words = tr(moment.words);
        const int left = moment.at < 400 ? x - metrics.horizontalAdvance(words) + 4 : x - 4;
        painter.drawText(left, lane.bottom() + 8 + metrics.ascent(), words);
    }
}

EventLegend::EventLegend(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    QStringList spoken;
    for (const Meaning& meaning : kMeanings)
        spoken << tr(meaning.word) + QStringLiteral(": ") + tr(meaning.means);
    setAccessibleName(spoken.join(QStringLiteral("; ")));
}

QSize EventLegend::sizeHint() const { return {520, kLegendRow * static_cast<int>(kMeanings.size())}; }

void EventLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = Look::of(palette());
    const QFont bold = strongFont(font());
    int top = 0;
    for (const Meaning& meaning : kMeanings) {
        const QRect row(0, top, width(), kLegendRow);
        const Chips chips(meaning.events, QRect(0, top, 90, kLegendRow), font());
        chips.paint(painter, look, look.base);
        const int wordAt = qMax(64, chips.width() + 10);
        painter.setFont(bold);
        painter.setPen(look.text);
        painter.drawText(row.adjusted(wordAt, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, tr(meaning.word));
        const int meansAt = qMax(156, wordAt + QFontMetrics(bold).horizontalAdvance(tr(meaning.word)) + 16);
        painter.setFont(font());
        painter.setPen(look.dim);
        painter.drawText(row.adjusted(meansAt, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, tr(meaning.means));
        top += kLegendRow;
    }
}

} // namespace readyscope
