// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/kindlist.h"

#include "ui/common/bands.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

namespace readyscope {

namespace {

constexpr int kItemHeight = 23;
constexpr int kGroupHeight = 32;
constexpr int kFirstGroupHeight = 26;
constexpr int kKindRole = Qt::UserRole;

class KindDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        if (index.data(kKindRole).isValid())
            return {160, kItemHeight};
        return {160, index.row() == 0 ? kFirstGroupHeight : kGroupHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Look& look = Look::of(option.palette);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QString text = index.data(Qt::DisplayRole).toString();
        if (index.data(kKindRole).isValid())
            paintKind(*painter, option, static_cast<Kind>(index.data(kKindRole).toInt()), text, look);
        else
            paintGroup(*painter, option, text, look);
        painter->restore();
    }

private:
    static void paintGroup(QPainter& painter, const QStyleOptionViewItem& option, const QString& text,
                           const Look& look) {
        painter.setFont(strongFont(option.font));
        painter.setPen(look.dim);
        painter.drawText(option.rect.adjusted(15, 0, -8, -2), Qt::AlignLeft | Qt::AlignBottom, text);
    }

    static void paintKind(QPainter& painter, const QStyleOptionViewItem& option, Kind kind, const QString& text,
                          const Look& look) {
        const bool isSelected = (option.state & QStyle::State_Selected) != 0;
        const QRectF box = QRectF(option.rect).adjusted(6, 0.5, -6, -0.5);
        if (isSelected)
            paintSelected(painter, box, (option.state & QStyle::State_HasFocus) != 0, look);
        const QRectF place(option.rect.left() + 16, option.rect.center().y() - 7.5, 16, 16);
        paintIcon(painter, place, iconFor(kind), isSelected ? look.onAccent : look.dim);
        painter.setFont(option.font);
        painter.setPen(isSelected ? look.onAccent : look.text);
        painter.drawText(option.rect.adjusted(44, 0, -8, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
    }

    static void paintSelected(QPainter& painter, const QRectF& box, bool hasFocus, const Look& look) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.accent);
        painter.drawRoundedRect(box, 3, 3);
        if (!hasFocus)
            return;
        painter.setPen(QPen(look.onAccent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 2, 2);
    }
};

} // namespace

KindList::KindList(QWidget* parent) : QListWidget(parent) {
    setItemDelegate(new KindDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Kind of socket"));
    const auto addGroup = [this](const QString& title, const QList<Kind>& kinds) {
        auto* heading = new QListWidgetItem(title, this);
        heading->setFlags(Qt::NoItemFlags);
        for (const Kind kind : kinds) {
            auto* item = new QListWidgetItem(nameFor(kind), this);
            item->setData(kKindRole, static_cast<int>(kind));
        }
    };
    addGroup(tr("Network"), {Kind::TcpClient, Kind::TcpListener, Kind::UdpBound, Kind::UdpConnected});
    addGroup(tr("Unix"), {Kind::UnixClient, Kind::UnixListener, Kind::UnixDatagram, Kind::UnixDatagramBound,
                          Kind::UnixSeqpacket, Kind::UnixSeqpacketListener, Kind::PairStream});
    addGroup(tr("Files and events"), {Kind::PipeRead, Kind::Fifo, Kind::FifoWrite, Kind::Stdin, Kind::Tty, Kind::Pty,
                                      Kind::File, Kind::EventFd, Kind::TimerFd, Kind::SignalFd});
    addGroup(tr("Borrowed"), {Kind::Inherited});
    setKind(Kind::TcpClient);
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr && item->data(kKindRole).isValid())
            emit kindChosen(kind());
    });
}

QString KindList::nameFor(Kind kind) {
    switch (kind) {
    case Kind::PipeRead:
        return tr("Pipe");
    case Kind::FifoWrite:
        return tr("FIFO for writing");
    case Kind::Stdin:
        return tr("Standard input");
    case Kind::File:
        return tr("Regular file");
    case Kind::Inherited:
        return tr("Inherited descriptor");
    default:
        return kindText(kind);
    }
}

Kind KindList::kind() const {
    const QListWidgetItem* item = currentItem();
    return item != nullptr ? static_cast<Kind>(item->data(kKindRole).toInt()) : Kind::TcpClient;
}

void KindList::setKind(Kind kind) {
    const QSignalBlocker blocker(this);
    if (isPair(kind))
        kind = Kind::PairStream; // one entry for all of them
    for (int row = 0; row < count(); ++row)
        if (item(row)->data(kKindRole).isValid() && item(row)->data(kKindRole).toInt() == static_cast<int>(kind))
            setCurrentRow(row);
}

} // namespace readyscope
