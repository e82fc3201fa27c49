// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/commandpalette.h"

#include "ui/common/bands.h"
#include "ui/common/dimlabel.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/main/commanddelegate.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace readyscope {

namespace {
constexpr int kWidth = 640;   // px, at most
constexpr int kAround = 32;   // px, left free beside it
constexpr int kTop = 56;      // px, below the window's upper edge
constexpr int kMostRows = 14; // more scroll
constexpr int kField = 30;
constexpr int kWords = 26; // px, the line that explains
constexpr int kEdge = 8;
} // namespace

CommandPalette::CommandPalette(QVector<PaletteCommand> commands, const QStringList& recent, QWidget* window)
    : QWidget(window), m_model(new CommandModel(this)), m_field(new QLineEdit(this)), m_list(new QListView(this)),
      m_words(new QLabel(this)), m_before(window->focusWidget()) {
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Commands"));
    setAttribute(Qt::WA_DeleteOnClose);
    makeParts();
    m_model->setCommands(std::move(commands), recent);
    connect(m_field, &QLineEdit::textEdited, this, &CommandPalette::type);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommandPalette::showCurrent);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget*, const QWidget* now) {
        if (now != nullptr && now != this && !isAncestorOf(now))
            close();
    });
    window->installEventFilter(this);
    m_field->installEventFilter(this);
    tint();
    type({});
    show();
    raise();
    m_field->setFocus();
}

void CommandPalette::makeParts() {
    m_field->setFixedHeight(kField);
    m_field->setPlaceholderText(tr("A command, or the name of a socket"));
    m_field->setAccessibleName(tr("Command"));
    m_field->addAction(icon(IconName::Lens), QLineEdit::LeadingPosition);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Commands"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setFixedHeight(kWords);
    m_words->setContentsMargins(kEdge, 0, kEdge, 0);
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, kEdge, 1, 1);
    column->setSpacing(0);
    auto* fieldRow = new QHBoxLayout;
    fieldRow->setContentsMargins(kEdge, 0, kEdge, kEdge);
    fieldRow->addWidget(m_field);
    column->addLayout(fieldRow);
    column->addWidget(m_list, 1);
    column->addWidget(m_words);
}

void CommandPalette::type(const QString& typed) {
    m_model->setTyped(typed);
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
    place();
    showCurrent();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress)
        return takeKey(static_cast<QKeyEvent*>(event)->key());
    if (watched == parent() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

bool CommandPalette::takeKey(int key) {
    const int page = std::max(1, m_list->viewport()->height() / CommandDelegate::kRow - 1);
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Tab:
        walk(1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        walk(-1);
        return true;
    case Qt::Key_PageDown:
        walk(page);
        return true;
    case Qt::Key_PageUp:
        walk(-page);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        leave();
        return true;
    default:
        return false;
    }
}

// One at a time also round the ends.
void CommandPalette::walk(int by) {
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const int at = m_list->currentIndex().row() + by;
    const bool isStep = by == 1 || by == -1;
    m_list->setCurrentIndex(m_model->index(isStep ? (at + rows) % rows : std::clamp(at, 0, rows - 1)));
}

// The field keeps the keyboard, so that the list's own telling stays silent.
void CommandPalette::showCurrent() {
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid()) {
        m_words->setText(tr("No command has these letters."));
        return;
    }
    const PaletteCommand& command = m_model->at(current.row());
    m_words->setText(command.tip == command.title ? QString() : command.tip);
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(m_list, QAccessible::Focus);
    event.setChild(current.row());
    QAccessible::updateAccessibility(&event);
}

void CommandPalette::run(const QModelIndex& index) {
    if (!index.isValid() || !m_model->at(index.row()).enabled)
        return;
    const PaletteCommand command = m_model->at(index.row());
    emit chosen(command.id);
    leave();
    command.run();
}

void CommandPalette::leave() {
    if (m_before)
        m_before->setFocus();
    close();
}

void CommandPalette::place() {
    const QSize window = parentWidget()->size();
    const int rows = std::clamp(m_model->rowCount(), 1, kMostRows);
    const int width = std::min(kWidth, window.width() - 2 * kAround);
    const int height = kEdge + kField + kEdge + rows * CommandDelegate::kRow + kWords + 1;
    setGeometry((window.width() - width) / 2, kTop, width, std::min(height, window.height() - kTop - kAround));
    m_list->scrollTo(m_list->currentIndex());
}

void CommandPalette::paintEvent(QPaintEvent*) {
    const Look& look = Look::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), look.window);
    painter.setPen(look.controlEdge);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void CommandPalette::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void CommandPalette::tint() {
    dim(*m_words, palette());
    m_words->setFont(smallFont(font()));
}

} // namespace readyscope
