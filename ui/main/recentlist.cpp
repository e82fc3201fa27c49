// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/recentlist.h"

#include "core/socket/address.h"
#include "ui/common/bands.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QToolButton>

namespace readyscope {

namespace {

constexpr int kRow = 50;       // px
constexpr int kMostTraces = 3; // so that addresses are seen too; the menu has more
constexpr int kKindRole = Qt::UserRole;
constexpr int kPathRole = Qt::UserRole + 1; // of a trace

// Two lines: the address as one would type it, and the words of its kind; of a trace its file, and the folder.
class RecentDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, kRow}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Look& look = Look::of(option.palette);
        const bool lit = option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus);
        const QRect row = option.rect;
        painter->save();
        painter->fillRect(row, lit ? look.hover : look.base);
        painter->setPen(look.rowLine);
        painter->drawLine(row.bottomLeft(), row.bottomRight());
        const auto kind = static_cast<Kind>(index.data(kKindRole).toInt());
        const QString path = index.data(kPathRole).toString();
        paintIcon(*painter, QRectF(row.left() + 2, row.center().y() - 8, 16, 16),
                  path.isEmpty() ? iconFor(kind) : IconName::Folder, look.dim);
        const QRect words = row.adjusted(28, 5, -4, -5);
        painter->setPen(look.text);
        painter->setFont(option.font);
        const QString address = index.data(Qt::DisplayRole).toString();
        painter->drawText(words, Qt::AlignTop | Qt::AlignLeft,
                          QFontMetrics(option.font).elidedText(address, Qt::ElideMiddle, words.width()));
        painter->setPen(look.dim);
        painter->setFont(smallFont(option.font));
        const QString second = path.isEmpty() ? kindText(kind) : QFileInfo(path).absolutePath();
        painter->drawText(words, Qt::AlignBottom | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(second, Qt::ElideMiddle, words.width()));
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(look.accent);
            painter->drawRect(row.adjusted(0, 0, -1, -1));
        }
        painter->restore();
    }
};

} // namespace

RecentList::RecentList(QWidget* parent)
    : QWidget(parent), m_none(new QLabel(tr("What you add will be offered here again."), this)),
      m_list(new QListWidget(this)), m_clear(new QToolButton(this)) {
    auto* title = new QLabel(tr("Recent"), this);
    title->setFont(strongFont(scaledFont(font(), 1.1)));
    m_clear->setText(tr("Clear list"));
    m_clear->setAutoRaise(true);
    m_clear->setFocusPolicy(Qt::TabFocus);
    m_list->setObjectName(QStringLiteral("recent"));
    m_list->setAccessibleName(tr("Recent traces and addresses"));
    m_list->setItemDelegate(new RecentDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(m_clear);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_none, 1, Qt::AlignTop);
    layout->addWidget(m_list, 1);
    connect(m_clear, &QToolButton::clicked, this, &RecentList::clearAsked);
    connect(m_list, &QListWidget::itemClicked, this, [this](const QListWidgetItem* item) { choose(*item); });
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* enter = new QShortcut(key, m_list, nullptr, nullptr, Qt::WidgetShortcut);
        connect(enter, &QShortcut::activated, this, [this] {
            if (const QListWidgetItem* item = m_list->currentItem())
                choose(*item);
        });
    }
    m_none->setForegroundRole(QPalette::PlaceholderText);
    setEntries({}, {});
}

void RecentList::choose(const QListWidgetItem& item) {
    const QString path = item.data(kPathRole).toString();
    if (path.isEmpty())
        emit addressChosen(item.text());
    else
        emit traceChosen(path);
}

void RecentList::setEntries(const QStringList& addresses, const QStringList& traces) {
    m_list->clear();
    for (const QString& path : traces.mid(0, kMostTraces)) {
        auto* item = new QListWidgetItem(QFileInfo(path).fileName(), m_list);
        item->setData(kPathRole, path);
        item->setToolTip(path);
    }
    for (const QString& text : addresses) {
        const AddressResult parsed = parseAddress(text.toStdString());
        const auto* address = std::get_if<Address>(&parsed);
        if (!address)
            continue;
        auto* item = new QListWidgetItem(text, m_list);
        item->setData(kKindRole, static_cast<int>(address->kind));
        item->setToolTip(text);
    }
    m_none->setVisible(m_list->count() == 0);
    m_list->setVisible(m_list->count() > 0);
    m_clear->setVisible(m_list->count() > 0);
}

} // namespace readyscope
