// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/figurepainter.h"

#include "ui/common/look.h"

#include <QPainter>
#include <QPainterPath>
#include <QtMath>

#include <cmath>

namespace readyscope {

namespace {

using M = FigureMeasures;

constexpr double kHeadLength = 6; // of an arrow
constexpr double kHeadWidth = 7;
constexpr double kZigzag = 5;

void fill(QPainter& painter, double left, double top, double right, double bottom, const QColor& color) {
    painter.fillRect(QRectF(left, top, right - left, bottom - top), color);
}

void paintHead(QPainter& painter, double x, double y, double direction, const QColor& color) {
    QPainterPath head;
    head.moveTo(x, y);
    head.lineTo(x - direction * kHeadLength, y - kHeadWidth / 2);
    head.lineTo(x - direction * kHeadLength, y + kHeadWidth / 2);
    head.closeSubpath();
    painter.fillPath(head, color);
}

void hatch(QPainter& painter, const QRectF& box, const QColor& color, double width, double every) {
    painter.save();
    painter.setClipRect(box);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, width));
    const int lines = qCeil((box.height() + 2 * box.width()) / every);
    for (int i = 0; i < lines; ++i) {
        const double y = box.top() - box.width() + i * every;
        painter.drawLine(QPointF(box.left(), y + box.width()), QPointF(box.right(), y));
    }
    painter.restore();
}

void frame(QPainter& painter, const QRectF& box, const QColor& color) {
    painter.setPen(QPen(color, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
}

bool isWithinCall(ProgramDoes does) {
    return does == ProgramDoes::Blocked || does == ProgramDoes::InCall || does == ProgramDoes::OwnWork;
}

double tintOf(KernelDoes does) {
    switch (does) {
    case KernelDoes::Waiting:
        return 0.38;
    case KernelDoes::Waking:
    case KernelDoes::WakingAndCopying:
        return 0.20;
    case KernelDoes::Copying:
        return 0.16;
    case KernelDoes::Nothing:
        break;
    }
    return 0;
}

QColor colorOf(const Look& look, KernelDoes does) {
    switch (does) {
    case KernelDoes::Waiting:
        return look.wait;
    case KernelDoes::Waking:
    case KernelDoes::WakingAndCopying:
        return look.waking;
    case KernelDoes::Copying:
        return look.copying;
    case KernelDoes::Nothing:
        break;
    }
    return look.base;
}

class FigurePainter {
public:
    FigurePainter(QPainter& painter, const Look& look, const FigureScale& scale, const FigureLayout& layout,
                  double left, double width, const QColor& ground)
        : m_painter(painter), m_look(look), m_scale(scale), m_layout(layout), m_left(left), m_width(width),
          m_ground(ground) {}

    void paint() {
        paintChannel();
        for (const FigureFold& fold : m_layout.folds)
            paintFold(fold);
        paintProgram();
        paintKernel();
        for (const double middle : {M::kProgramBar + M::kBar / 2, M::kKernelBar + M::kBar / 2})
            paintZigzag(m_painter, m_look, m_left + middle, m_scale.linearTop() - kZigzag);
        for (const FigureArrow& arrow : m_layout.arrows)
            paintArrow(arrow);
        for (const FigureFold& fold : m_layout.folds)
            paintTag(fold);
        paintWords();
    }

private:
    double x(double within) const { return m_left + within; }

    // A call is under way: what the kernel does shows through.
    void paintChannel() {
        for (const BarPart<ProgramDoes>& program : m_layout.program) {
            if (!isWithinCall(program.does))
                continue;
            for (const BarPart<KernelDoes>& kernel : m_layout.kernel) {
                const double top = std::max(program.top, kernel.top);
                const double bottom = std::min(program.bottom, kernel.bottom);
                if (bottom > top && kernel.does != KernelDoes::Nothing)
                    fill(m_painter, x(M::kChannel), top, x(M::kKernelBar), bottom,
                         mixed(colorOf(m_look, kernel.does), m_look.base, tintOf(kernel.does)));
            }
        }
    }

    void paintFold(const FigureFold& fold) {
        for (int y = qCeil(fold.top) + 1; y < fold.bottom; y += 3)
            fill(m_painter, x(M::kChannel) + 3, y, x(M::kKernelBar) - 3, y + 1,
                 mixed(m_look.waitEdge, m_look.base, 0.6));
    }

    void paintProgram() {
        for (const BarPart<ProgramDoes>& bar : m_layout.program) {
            const QRectF box(x(M::kProgramBar), bar.top, M::kBar, bar.bottom - bar.top);
            if (box.height() <= 0)
                continue;
            const bool isWithin = isWithinCall(bar.does);
            m_painter.fillRect(box, isWithin ? m_look.base : m_look.waitTick);
            if (!isWithin)
                continue;
            if (bar.does == ProgramDoes::OwnWork)
                hatch(m_painter, box, m_look.waitEdge, 1, 4);
            frame(m_painter, box, m_look.waitEdge);
        }
    }

    void paintKernel() {
        const QRectF whole(x(M::kKernelBar), m_scale.top, M::kBar, m_scale.bottom - m_scale.top);
        m_painter.fillRect(whole, m_look.base);
        frame(m_painter, whole, m_look.waitEdge);
        for (const BarPart<KernelDoes>& bar : m_layout.kernel)
            if (bar.bottom > bar.top && bar.does != KernelDoes::Nothing)
                paintPhase(m_painter, m_look, {x(M::kKernelBar), bar.top, M::kBar, bar.bottom - bar.top}, bar.does);
    }

    void paintArrow(const FigureArrow& arrow) {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        const double y = std::round(arrow.y) + 0.5;
        const double from = x(M::kChannel) + 1;
        const double to = x(M::kKernelBar) - 1;
        if (arrow.kind == FigureArrow::Call) {
            m_painter.setPen(QPen(m_look.text, 1.25));
            m_painter.drawLine(QPointF(from, y), QPointF(to - kHeadLength, y));
            paintHead(m_painter, to, y, 1, m_look.text);
        } else if (arrow.kind == FigureArrow::Return) {
            QPen dashed(m_look.text, 1.25);
            dashed.setCapStyle(Qt::FlatCap);
            dashed.setDashPattern({4 / 1.25, 2.5 / 1.25});
            m_painter.setPen(dashed);
            m_painter.drawLine(QPointF(to, y), QPointF(from + kHeadLength, y));
            paintHead(m_painter, from, y, -1, m_look.text);
        } else {
            m_painter.setPen(QPen(m_look.warning, 1.8));
            m_painter.drawLine(QPointF(x(M::kKernelBar) + M::kBar / 2, y), QPointF(from + kHeadLength, y));
            paintHead(m_painter, from, y, -1, m_look.warning);
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(m_look.warning);
            m_painter.drawEllipse(QPointF(x(M::kKernelBar) + M::kBar / 2, y), 3, 3);
        }
        m_painter.restore();
        paintNames(arrow, y);
    }

    void paintNames(const FigureArrow& arrow, double y) {
        if (arrow.place == WordPlace::Nowhere)
            return;
        const double top = arrow.place == WordPlace::Above ? y - M::kWordRoom : y;
        const QRectF room(x(M::kChannel) + 3, top, M::kKernelBar - M::kChannel - 6, M::kWordRoom);
        m_painter.setPen(arrow.kind == FigureArrow::Signal ? m_look.warning : m_look.text);
        m_painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                           m_painter.fontMetrics().elidedText(arrow.name, Qt::ElideRight, qRound(room.width())));
        m_painter.setPen(m_look.dim);
        if (arrow.showsDuration)
            m_painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, arrow.duration);
    }

    void paintTag(const FigureFold& fold) {
        if (fold.tag.isEmpty())
            return;
        double width = 0;
        for (const QString& line : fold.tag)
            width = std::max(width, m_painter.fontMetrics().horizontalAdvance(line) + 6.0);
        const double height = static_cast<double>(fold.tag.size()) * M::kLine + 2;
        const QRectF box(std::round(x((M::kChannel + M::kKernelBar) / 2) - width / 2),
                         std::round((fold.top + fold.bottom - height) / 2), std::ceil(width), height);
        m_painter.fillRect(box, m_look.base);
        frame(m_painter, box, m_look.strongLine);
        for (qsizetype i = 0; i < fold.tag.size(); ++i) {
            m_painter.setPen(i == 0 ? m_look.text : m_look.dim);
            m_painter.drawText(
                QRectF(box.left(), box.top() + 1 + static_cast<double>(i) * M::kLine, box.width(), M::kLine),
                Qt::AlignCenter, fold.tag[i]);
        }
    }

    // The line of the arrival may pass behind them.
    void paintWords() {
        const auto paint = [this](const FigureWords& words, double left, double width, Qt::Alignment side) {
            const double arrival = m_scale.yOf(0);
            const double bottom = words.top + static_cast<double>(words.lines.size()) * M::kLine;
            if (words.top <= arrival && arrival <= bottom)
                m_painter.fillRect(QRectF(left + 2, words.top, width - 2, bottom - words.top), m_ground);
            for (qsizetype i = 0; i < words.lines.size(); ++i) {
                m_painter.setPen(i < words.plain ? m_look.text : m_look.dim);
                m_painter.drawText(QRectF(left, words.top + static_cast<double>(i) * M::kLine, width, M::kLine),
                                   int((Qt::AlignVCenter | side).toInt()), words.lines[i]);
            }
        };
        for (const FigureWords& words : m_layout.programWords)
            paint(words, m_left, M::kProgramWords, Qt::AlignRight);
        for (const FigureWords& words : m_layout.kernelWords)
            paint(words, x(M::kKernelWords), m_width - M::kKernelWords, Qt::AlignLeft);
    }

    QPainter& m_painter;
    const Look& m_look;
    const FigureScale& m_scale;
    const FigureLayout& m_layout;
    double m_left;
    double m_width;
    QColor m_ground;
};

} // namespace

void paintFigure(QPainter& painter, const Look& look, const FigureScale& scale, const FigureLayout& layout, double left,
                 double width, const QColor& ground) {
    FigurePainter(painter, look, scale, layout, left, width, ground).paint();
}

void paintFigureGrid(QPainter& painter, const Look& look, const FigureScale& scale, double left, double width) {
    for (Nanos time = -scale.lead / scale.grid * scale.grid; time < scale.end; time += scale.grid)
        painter.fillRect(QRectF(left, std::round(scale.yOf(time)), width, 1),
                         time % scale.major == 0 ? look.gridMajor : look.gridMinor);
}

void paintZigzag(QPainter& painter, const Look& look, double middle, double y) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const double down : {0.0, kZigzag}) {
        QPainterPath path;
        for (int i = 0; i <= 4; ++i) {
            const QPointF point(middle - 2 * kZigzag + i * kZigzag, y + down + (i % 2 == 0 ? 2 : -2));
            i == 0 ? path.moveTo(point) : path.lineTo(point);
        }
        painter.strokePath(path, QPen(look.base, 3.5));
        painter.strokePath(path, QPen(look.text, 1));
    }
    painter.restore();
}

void paintPhase(QPainter& painter, const Look& look, const QRectF& box, KernelDoes does) {
    painter.fillRect(box, colorOf(look, does));
    if (does == KernelDoes::WakingAndCopying)
        hatch(painter, box, look.copying, 3.2, 7);
    frame(painter, box, does == KernelDoes::Waiting ? look.waitEdge : look.copying);
}

} // namespace readyscope
