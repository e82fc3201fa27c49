// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include "ui/common/look.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <array>

// The static library's resources are only linked in where something asks for them.
static void useResources() { Q_INIT_RESOURCE(readyscope_icons); }

namespace readyscope {

namespace {

constexpr std::array kFiles{
    "run",       "stop",       "single",       "pause",          "plus",       "clip",      "wave",    "lens",
    "lens-plus", "lens-minus", "whole",        "previous-event", "next-event", "live",      "columns", "flag",
    "listener",  "plug",       "double-arrow", "dashed-arrow",   "folder",     "tube",      "prompt",  "clock",
    "hash",      "bolt",       "step",         "send",           "receive",    "shut-down", "close",   "warning",
    "error",     "info",       "help",         "book",           "code",
};
static_assert(kFiles.size() == static_cast<std::size_t>(IconName::Code) + 1);

QColor colorOf(IconTint tint, const Look& look) {
    switch (tint) {
    case IconTint::Text:
        return look.text;
    case IconTint::Dim:
        return look.dim;
    case IconTint::Accent:
        return look.accent;
    case IconTint::OnAccent:
        return look.onAccent;
    case IconTint::Error:
        return look.error;
    case IconTint::Warning:
        return look.warning;
    case IconTint::Good:
        return look.good;
    }
    return look.text;
}

class TintedIcon : public QIconEngine {
public:
    TintedIcon(IconName name, IconTint tint) : m_name(name), m_tint(tint) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const Look& look = Look::of(QGuiApplication::palette());
        QColor color = colorOf(m_tint, look);
        if (mode == QIcon::Disabled)
            color = look.faint;
        else if (mode == QIcon::Selected)
            color = look.onAccent;
        paintIcon(*painter, rect, m_name, color);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return result;
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override {
        return pixmap(size, mode, state);
    }

    QIconEngine* clone() const override { return new TintedIcon(*this); }
    QString key() const override { return QStringLiteral("readyscope"); }
    bool isNull() override { return false; }

private:
    IconName m_name;
    IconTint m_tint;
};

// Drawings by name and colour: icons are painted on every expose, parsing is not repeated.
QSvgRenderer& rendererFor(IconName name, const QColor& color) {
    static QHash<quint64, std::shared_ptr<QSvgRenderer>> cache;
    const quint64 key = (quint64{static_cast<unsigned>(name)} << 32U) | color.rgb();
    std::shared_ptr<QSvgRenderer>& renderer = cache[key];
    if (!renderer) {
        QFile file(iconFile(name));
        QByteArray drawing;
        if (file.open(QIODevice::ReadOnly))
            drawing = file.readAll();
        drawing.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
        renderer = std::make_shared<QSvgRenderer>(drawing);
    }
    return *renderer;
}

} // namespace

QIcon icon(IconName name, IconTint tint) { return QIcon(new TintedIcon(name, tint)); }

IconName iconFor(Kind kind) {
    switch (kind) {
    case Kind::TcpClient:
        return IconName::Plug;
    case Kind::TcpListener:
    case Kind::UnixListener:
    case Kind::UnixSeqpacketListener:
        return IconName::Listener;
    case Kind::TcpAccepted:
    case Kind::UnixAccepted:
    case Kind::UnixSeqpacketAccepted:
        return IconName::DoubleArrow;
    case Kind::UdpConnected:
    case Kind::UdpBound:
        return IconName::DashedArrow;
    case Kind::UnixClient:
    case Kind::UnixDatagram:
    case Kind::UnixDatagramBound:
    case Kind::UnixSeqpacket:
    case Kind::PairStream:
    case Kind::PairDatagram:
    case Kind::PairSeqpacket:
        return IconName::Folder;
    case Kind::PipeRead:
    case Kind::PipeWrite:
    case Kind::Fifo:
    case Kind::FifoWrite:
        return IconName::Tube;
    case Kind::Stdin:
    case Kind::Tty:
    case Kind::Pty:
        return IconName::Prompt;
    case Kind::EventFd:
        return IconName::Bolt;
    case Kind::TimerFd:
        return IconName::Clock;
    case Kind::SignalFd:
        return IconName::Step;
    case Kind::File:
        return IconName::Book;
    case Kind::Inherited:
        return IconName::Hash;
    }
    return IconName::Hash;
}

void paintIcon(QPainter& painter, const QRectF& box, IconName name, const QColor& color) {
    // Square and centred, whatever the box.
    const double side = std::min(box.width(), box.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(box.center());
    rendererFor(name, color).render(&painter, square);
}

QVector<IconName> allIcons() {
    QVector<IconName> all;
    for (std::size_t i = 0; i < kFiles.size(); ++i)
        all.append(static_cast<IconName>(i));
    return all;
}

QString iconFile(IconName name) {
    useResources();
    return QStringLiteral(":/readyscope/icons/%1.svg").arg(QLatin1String(kFiles.at(static_cast<std::size_t>(name))));
}

} // namespace readyscope
