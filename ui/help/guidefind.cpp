// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/guidefind.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>

namespace readyscope {

GuideFind::GuideFind(QWidget* parent) : QWidget(parent), m_words(new QLineEdit(this)), m_answer(new QLabel(this)) {
    setObjectName(QStringLiteral("guideFind"));
    m_words->setObjectName(QStringLiteral("guideWords"));
    m_words->setPlaceholderText(tr("Find in the help"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_words->setClearButtonEnabled(true);
    m_words->setMaximumWidth(320);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(9, 4, 9, 4);
    layout->addWidget(m_words, 1);
    const auto addButton = [&](const QString& words, const QString& tip, bool backwards) {
        auto* button = new QToolButton(this);
        button->setText(words);
        button->setToolTip(tip);
        button->setAutoRaise(true);
        connect(button, &QToolButton::clicked, this, [this, backwards] { emit asked(backwards); });
        layout->addWidget(button);
    };
    addButton(tr("Previous"), tr("The place before (Shift+Return)"), true);
    addButton(tr("Next"), tr("The next place (Return)"), false);
    layout->addWidget(m_answer);
    layout->addStretch(1);
    connect(m_words, &QLineEdit::textEdited, m_answer, &QLabel::clear);
    hide();
}

void GuideFind::open(const QString& words) {
    if (!words.isEmpty())
        m_words->setText(words);
    show();
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void GuideFind::setFound(bool isFound) {
    m_answer->setText(isFound ? QString() : tr("“%1” stands nowhere in the help.").arg(words()));
}

// Keys that the dialog would take to close itself.
void GuideFind::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        hide();
        emit closed();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit asked(event->modifiers().testFlag(Qt::ShiftModifier));
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace readyscope
