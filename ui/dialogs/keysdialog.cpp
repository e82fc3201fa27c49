// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/keysdialog.h"

#include "ui/common/bands.h"
#include "ui/common/icons.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kRow = 24; // px, height

// Every word that was typed stands somewhere in it.
bool holds(const QString& text, const QString& typed) {
    const auto words = QStringView(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(),
                       [&text](QStringView word) { return text.contains(word, Qt::CaseInsensitive); });
}

QLabel* mouseWords(QWidget* parent) {
    auto* words = new QLabel(KeysDialog::tr("The wheel scrolls the rows, with Shift it pans, with Ctrl it zooms at the "
                                            "pointer. A drag pans, with Shift it selects an area."),
                             parent);
    words->setWordWrap(true);
    words->setForegroundRole(QPalette::PlaceholderText);
    return words;
}

} // namespace

KeysDialog::KeysDialog(const QList<KeyGroup>& groups, QWidget* parent)
    : QDialog(parent), m_field(new QLineEdit(this)), m_list(new QTreeWidget(this)), m_none(new QLabel(this)) {
    setWindowTitle(tr("Keys"));
    m_field->setPlaceholderText(tr("A key, or what it does"));
    m_field->setAccessibleName(tr("Look for"));
    m_field->setClearButtonEnabled(true);
    m_field->addAction(icon(IconName::Lens), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setAccessibleName(tr("Keys"));
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("Does"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(true);
    m_list->setColumnWidth(0, 360);
    fill(groups);
    m_none->setText(tr("No key does this."));
    m_none->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_field, &QLineEdit::textChanged, this, &KeysDialog::look);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_field);
    layout->addWidget(m_none);
    layout->addWidget(m_list, 1);
    layout->addWidget(mouseWords(this));
    layout->addWidget(buttons);
    resize(600, 620);
    m_field->setFocus();
}

void KeysDialog::fill(const QList<KeyGroup>& groups) {
    for (const KeyGroup& group : groups) {
        auto* title = new QTreeWidgetItem(m_list, {group.title, QString()});
        title->setFirstColumnSpanned(true);
        title->setFlags(Qt::ItemIsEnabled);
        title->setFont(0, strongFont(font()));
        for (const KeyLine& line : group.lines) {
            auto* item = new QTreeWidgetItem(title, {line.words, line.keys});
            item->setToolTip(0, line.more);
            item->setData(0, Qt::AccessibleTextRole, tr("%1: %2").arg(line.words, line.keys));
        }
    }
    for (QTreeWidgetItemIterator item(m_list); *item; ++item)
        (*item)->setSizeHint(0, {0, kRow});
    m_list->expandAll();
}

// A group's own name finds all of it.
void KeysDialog::look(const QString& typed) {
    QTreeWidgetItem* first = nullptr;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* title = m_list->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < title->childCount(); ++j) {
            QTreeWidgetItem* line = title->child(j);
            const QStringList words{line->text(0), line->text(1), line->toolTip(0), title->text(0)};
            const bool found = holds(words.join(QLatin1Char('\n')), typed);
            line->setHidden(!found);
            any = any || found;
            first = first == nullptr && found ? line : first;
        }
        title->setHidden(!any);
    }
    m_none->setVisible(first == nullptr);
    m_list->setVisible(first != nullptr);
    m_list->setCurrentItem(typed.isEmpty() ? nullptr : first);
    m_list->scrollToItem(first == nullptr ? nullptr : first->parent());
}

bool KeysDialog::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_PageDown) {
            m_list->setFocus();
            if (m_list->currentItem() == nullptr && m_list->topLevelItemCount() > 0)
                m_list->setCurrentItem(m_list->topLevelItem(0)->child(0));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace readyscope
