// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/keysdialog.h"

#include "ui/common/bands.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace readyscope {

namespace {

QString keysOf(const QAction& action) {
    QStringList keys;
    for (const QKeySequence& key : action.shortcuts())
        keys.append(key.toString(QKeySequence::NativeText));
    return keys.join(KeysDialog::tr(" or "));
}

QString wordsOf(const QAction& action) {
    QString text = action.text();
    text.remove(QLatin1Char('&'));
    text.remove(QStringLiteral("…"));
    return text;
}

// One group: its title, then a row for each action with a key. Null where no action has one.
QWidget* groupOf(const KeyGroup& group, QWidget* parent) {
    auto* widget = new QWidget(parent);
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 12);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(4);
    auto* title = new QLabel(group.title, widget);
    title->setFont(strongFont(widget->font()));
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    for (const QAction* action : group.actions) {
        if (action == nullptr || action->shortcuts().isEmpty())
            continue;
        auto* keys = new QLabel(keysOf(*action), widget);
        keys->setMinimumWidth(130);
        auto* words = new QLabel(wordsOf(*action), widget);
        words->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(keys, row, 0);
        grid->addWidget(words, row, 1);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    if (row > 1)
        return widget;
    delete widget;
    return nullptr;
}

QWidget* mouseGroup(QWidget* parent) {
    auto* widget = new QLabel(KeysDialog::tr("The wheel scrolls the rows, with Shift it pans, with Ctrl it zooms at "
                                             "the pointer."),
                              parent);
    widget->setWordWrap(true);
    widget->setForegroundRole(QPalette::PlaceholderText);
    return widget;
}

} // namespace

KeysDialog::KeysDialog(const QList<KeyGroup>& groups, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keys"));
    auto* layout = new QVBoxLayout(this);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto* page = new QWidget(scroll);
    auto* columns = new QHBoxLayout(page);
    columns->setSpacing(32);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    // Whichever column is the shorter one so far takes the next group.
    int leftHeight = 0;
    int rightHeight = 0;
    for (const KeyGroup& group : groups) {
        QWidget* widget = groupOf(group, page);
        if (widget == nullptr)
            continue;
        const bool goesLeft = leftHeight <= rightHeight;
        (goesLeft ? left : right)->addWidget(widget);
        (goesLeft ? leftHeight : rightHeight) += widget->sizeHint().height();
    }
    right->addWidget(mouseGroup(page));
    left->addStretch();
    right->addStretch();
    scroll->setWidget(page);
    layout->addWidget(scroll);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(680, 560);
}

} // namespace readyscope
