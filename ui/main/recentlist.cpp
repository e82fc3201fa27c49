// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/recentlist.h"

#include "core/socket/address.h"
#include "ui/common/bands.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QToolButton>

namespace readyscope {

namespace {

constexpr int kRow = 50; // px
constexpr int kKindRole = Qt::UserRole;

// Two lines: the address as one would type it, and the words of its kind.
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
        paintIcon(*painter, QRectF(row.left() + 2, row.center().y() - 8, 16, 16), iconFor(kind), look.dim);
        const QRect words = row.adjusted(28, 5, -4, -5);
        painter->setPen(look.text);
        painter->setFont(option.font);
        const QString address = index.data(Qt::DisplayRole).toString();
        painter->drawText(words, Qt::AlignTop | Qt::AlignLeft,
                          QFontMetrics(option.font).elidedText(address, Qt::ElideMiddle, words.width()));
        painter->setPen(look.dim);
        painter->setFont(smallFont(option.font));
        painter->drawText(words, Qt::AlignBottom | Qt::AlignLeft, kindText(kind));
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
    m_list->setAccessibleName(tr("Recent addresses"));
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
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { emit addressChosen(item->text()); });
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* enter = new QShortcut(key, m_list, nullptr, nullptr, Qt::WidgetShortcut);
        connect(enter, &QShortcut::activated, this, [this] {
            if (const QListWidgetItem* item = m_list->currentItem())
                emit addressChosen(item->text());
        });
    }
    m_none->setForegroundRole(QPalette::PlaceholderText);
    setAddresses({});
}

void RecentList::setAddresses(const QStringList& addresses) {
    m_list->clear();
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
