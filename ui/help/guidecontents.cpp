// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/guidecontents.h"

#include "ui/common/bands.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTreeWidgetItemIterator>

namespace readyscope {

namespace {

constexpr int kChapter = Qt::UserRole;
constexpr int kSection = Qt::UserRole + 1;
constexpr QSize kHint{280, 600}; // px
constexpr int kRow = 21;

QTreeWidgetItem* newItem(const std::string& title, int chapter, int section) {
    const QString text = QString::fromStdString(title);
    auto* item = new QTreeWidgetItem({text});
    item->setToolTip(0, text);
    item->setSizeHint(0, {0, kRow});
    item->setData(0, kChapter, chapter);
    item->setData(0, kSection, section);
    return item;
}

} // namespace

GuideContents::GuideContents(QWidget* parent) : QTreeWidget(parent) {
    setObjectName(QStringLiteral("guideContents"));
    setAccessibleName(tr("Contents"));
    setFrameShape(QFrame::NoFrame);
    header()->hide();
    setUniformRowHeights(true);
    setIndentation(14);
    const std::vector<GuideChapter>& chapters = guideChapters();
    for (std::size_t i = 0; i < chapters.size(); ++i)
        addChapter(static_cast<int>(i), chapters[i]);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        if (item != nullptr && !m_isFollowing)
            emit chosen(item->data(0, kChapter).toInt(), item->data(0, kSection).toInt());
    });
    // Once more what is current, which may have been scrolled away from.
    connect(this, &QTreeWidget::itemClicked, this, [this](const QTreeWidgetItem* item) {
        emit chosen(item->data(0, kChapter).toInt(), item->data(0, kSection).toInt());
    });
}

QSize GuideContents::sizeHint() const { return kHint; }

void GuideContents::addChapter(int number, const GuideChapter& chapter) {
    QTreeWidgetItem* top = newItem(std::to_string(number + 1) + "  " + chapter.title, number, -1);
    top->setFont(0, strongFont(font()));
    addTopLevelItem(top);
    QTreeWidgetItem* part = top;
    for (std::size_t i = 0; i < chapter.sections.size(); ++i) {
        const GuideSection& section = chapter.sections[i];
        QTreeWidgetItem* item = newItem(section.title, number, static_cast<int>(i));
        if (section.level == 2)
            top->addChild(part = item);
        else
            part->addChild(item);
    }
    expandItem(top);
    for (int i = 0; i < top->childCount(); ++i)
        expandItem(top->child(i));
}

void GuideContents::setPlace(int chapter, int section) {
    const QScopedValueRollback following(m_isFollowing, true);
    for (QTreeWidgetItemIterator item(this); *item != nullptr; ++item)
        if ((*item)->data(0, kChapter).toInt() == chapter && (*item)->data(0, kSection).toInt() == section) {
            setCurrentItem(*item);
            scrollToItem(*item);
            return;
        }
}

} // namespace readyscope
