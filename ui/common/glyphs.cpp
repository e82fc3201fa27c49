// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/glyphs.h"

#include <QCoreApplication>
#include <QPainter>

namespace readyscope {

StateGlyph glyphFor(const SocketInfo& socket, Events revents) {
    switch (socket.state) {
    case SocketState::Opening:
    case SocketState::Connecting:
        return StateGlyph::Connecting;
    case SocketState::Closed:
    case SocketState::Failed:
        return StateGlyph::Ended;
    case SocketState::Unsupported:
        return StateGlyph::Refused;
    case SocketState::Listening:
    case SocketState::Open:
        break;
    }
    if (revents.any(Events::Nval))
        return StateGlyph::Refused;
    if (revents.any(Events::Hup | Events::Err))
        return StateGlyph::Ended;
    if (revents.any(Events::RdHup))
        return StateGlyph::HalfClosed;
    return revents.empty() ? StateGlyph::NotReady : StateGlyph::Ready;
}

QString glyphWords(StateGlyph glyph) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("readyscope::StateGlyph", text); };
    switch (glyph) {
    case StateGlyph::NotReady:
        return tr(QT_TRANSLATE_NOOP("readyscope::StateGlyph", "not ready"));
    case StateGlyph::Ready:
        return tr(QT_TRANSLATE_NOOP("readyscope::StateGlyph", "ready"));
    case StateGlyph::HalfClosed:
        return tr(QT_TRANSLATE_NOOP("readyscope::StateGlyph", "half closed"));
    case StateGlyph::Connecting:
        return tr(QT_TRANSLATE_NOOP("readyscope::StateGlyph", "connecting"));
    case StateGlyph::Ended:
        return tr(QT_TRANSLATE_NOOP("readyscope::StateGlyph", "ended"));
    case StateGlyph::Refused:
        return tr(QT_TRANSLATE_NOOP("readyscope::StateGlyph", "refused"));
    }
    return {};
}

namespace {

constexpr double kRadius = 4.2; // of the circles, in a box of kGlyphSize
constexpr double kPen = 1.5;

QPen penFor(StateGlyph glyph, const Look& look) {
    QPen pen(look.text, kPen);
    pen.setCapStyle(Qt::FlatCap);
    switch (glyph) {
    case StateGlyph::NotReady:
        pen.setColor(look.faint);
        break;
    case StateGlyph::Connecting:
        pen.setDashPattern({1.6, 0.914}); // seven dashes round the circle
        break;
    case StateGlyph::Ended:
        pen.setColor(look.error);
        pen.setWidthF(1.8);
        break;
    case StateGlyph::Refused:
        pen.setColor(look.warning);
        break;
    case StateGlyph::Ready:
    case StateGlyph::HalfClosed:
        break;
    }
    return pen;
}

void drawShape(QPainter& painter, StateGlyph glyph, const QColor& fill) {
    const QPointF centre(0, 0);
    switch (glyph) {
    case StateGlyph::Ended:
        painter.drawLine(QPointF(-kRadius, -kRadius), QPointF(kRadius, kRadius));
        painter.drawLine(QPointF(-kRadius, kRadius), QPointF(kRadius, -kRadius));
        return;
    case StateGlyph::Ready:
        painter.setBrush(fill);
        break;
    case StateGlyph::HalfClosed:
        // The right half is gone: what still can be done is the left one.
        painter.setBrush(fill);
        painter.drawPie(QRectF(-kRadius, -kRadius, 2 * kRadius, 2 * kRadius), 90 * 16, 180 * 16);
        painter.setBrush(Qt::NoBrush);
        break;
    case StateGlyph::Refused: {
        const double reach = kRadius * 0.7071;
        painter.drawLine(QPointF(-reach, reach), QPointF(reach, -reach));
        break;
    }
    case StateGlyph::NotReady:
    case StateGlyph::Connecting:
        break;
    }
    painter.drawEllipse(centre, kRadius, kRadius);
}

} // namespace

void paintGlyph(QPainter& painter, const QRectF& box, StateGlyph glyph, const Look& look) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center());
    painter.scale(box.width() / kGlyphSize, box.width() / kGlyphSize);
    const QPen pen = penFor(glyph, look);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    drawShape(painter, glyph, pen.color());
    painter.restore();
}

} // namespace readyscope
