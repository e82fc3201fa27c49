// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/scenariopanel.h"

#include "ui/common/bands.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace readyscope {

ScenarioPanel::ScenarioPanel(QWidget* parent)
    : QWidget(parent), m_find(new QLineEdit(this)), m_list(new ScenarioList(this)), m_room(new QScrollArea(this)) {
    m_find->setObjectName(QStringLiteral("findScenario"));
    m_find->setPlaceholderText(tr("Find a scenario or recipe"));
    m_find->setAccessibleName(m_find->placeholderText());
    m_find->setClearButtonEnabled(true);
    m_find->addAction(icon(IconName::Lens, IconTint::Dim), QLineEdit::LeadingPosition);
    m_find->setFixedHeight(28);
    m_find->installEventFilter(this);
    m_room->setFrameShape(QFrame::NoFrame);
    m_room->setWidgetResizable(true);
    m_room->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_room->setFocusPolicy(Qt::NoFocus);
    m_room->setWidget(m_list);
    setFocusProxy(m_list);
    setMinimumWidth(200);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 6, 8, 6);
    head->addWidget(m_find);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_room, 1);
    layout->addWidget(makeFooter());
    connect(m_find, &QLineEdit::textChanged, m_list, &ScenarioList::setFilter);
    connect(m_list, &ScenarioList::typed, this, [this](const QString& words) {
        m_find->setFocus();
        m_find->setText(words);
    });
    showProgress(0, 0);
    tint();
}

QWidget* ScenarioPanel::makeFooter() {
    auto* footer = new QWidget(this);
    footer->setFixedHeight(40);
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins(8, 4, 8, 4);
    m_runAll = new QPushButton(icon(IconName::Run), tr("Run all recipes"), footer);
    m_runAll->setObjectName(QStringLiteral("runAllRecipes"));
    m_progress = new QWidget(footer);
    m_words = new QLabel(m_progress);
    m_words->setObjectName(QStringLiteral("recipesProgress"));
    m_bar = new QProgressBar(m_progress);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_bar->setAccessibleName(tr("Recipes that have run"));
    auto* column = new QVBoxLayout(m_progress);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_words);
    column->addWidget(m_bar);
    m_cancel = new QPushButton(tr("Cancel"), footer);
    m_cancel->setObjectName(QStringLiteral("cancelRecipes"));
    row->addWidget(m_runAll, 1);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    connect(m_runAll, &QPushButton::clicked, this, &ScenarioPanel::runAllAsked);
    connect(m_cancel, &QPushButton::clicked, this, &ScenarioPanel::cancelAsked);
    return footer;
}

void ScenarioPanel::find() {
    m_find->setFocus();
    m_find->selectAll();
}

void ScenarioPanel::reveal(const QString& name) {
    if (m_list->rectOf(name).isEmpty())
        m_find->clear(); // it was looked for before something else was asked for
    if (!isVisible()) {
        m_revealed = name;
        return;
    }
    const QRect rect = m_list->rectOf(name);
    m_room->ensureVisible(rect.left(), rect.center().y(), 0, rect.height());
}

// Once it has its size: before that the list would be scrolled for nothing.
void ScenarioPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_revealed.isEmpty() && isVisible())
                reveal(std::exchange(m_revealed, {}));
        },
        Qt::QueuedConnection);
}

void ScenarioPanel::showProgress(std::size_t done, std::size_t total) {
    const bool isRunning = total > 0;
    QPushButton* const before = isRunning ? m_runAll : m_cancel;
    QPushButton* const now = isRunning ? m_cancel : m_runAll;
    const bool hadFocus = before->hasFocus();
    now->setVisible(true);
    if (hadFocus) // else it would go to what stands next, and Space would do that
        now->setFocus();
    m_runAll->setVisible(!isRunning);
    m_progress->setVisible(isRunning);
    m_cancel->setVisible(isRunning);
    m_words->setText(tr("%1 of %2 recipes").arg(done).arg(total));
    m_bar->setRange(0, static_cast<int>(total));
    m_bar->setValue(static_cast<int>(done));
}

// From the field into the list and back.
bool ScenarioPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && !m_find->text().isEmpty() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // the field's, before the page's
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_list->setFocus();
        if (m_list->rectOf(m_list->selected()).isEmpty())
            m_list->step(1);
        return true;
    case Qt::Key_Escape:
        if (m_find->text().isEmpty())
            break;
        m_find->clear();
        m_list->setFocus();
        return true;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void ScenarioPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Look& look = Look::of(palette());
    painter.fillRect(rect(), look.base);
    painter.fillRect(0, height() - 40, width(), 1, look.rowLine);
}

void ScenarioPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void ScenarioPanel::tint() { m_words->setFont(smallFont(font())); }

} // namespace readyscope
