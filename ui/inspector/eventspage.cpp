// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/eventspage.h"

#include "ui/common/bands.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/inspector/chipsdelegate.h"
#include "ui/inspector/eventsmodel.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

namespace readyscope {

namespace {

constexpr int kRowOfList = 24; // px

QTableView* makeTable(EventsModel* model, QWidget* parent) {
    auto* table = new QTableView(parent);
    table->setObjectName(QStringLiteral("events"));
    table->setAccessibleName(EventsPage::tr("Events of the socket"));
    table->setModel(model);
    table->setItemDelegateForColumn(EventsModel::Revents, new ChipsDelegate(table));
    table->setItemDelegateForColumn(EventsModel::Previous, new ChipsDelegate(table));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(kRowOfList);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = {140, 90, 230, 230};
    for (int column = 0; column < EventsModel::Note; ++column)
        table->setColumnWidth(column, widths[column]);
    return table;
}

} // namespace

EventsPage::EventsPage(QWidget* parent)
    : QWidget(parent), m_model(new EventsModel(this)), m_table(makeTable(m_model, this)), m_none(new QLabel(this)),
      m_earlier(new QLabel(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_earlier);
    layout->addWidget(m_none);
    layout->addWidget(m_table, 1);
    m_none->setText(tr("Nothing has happened to it yet. Each change of what it is ready for is listed here."));
    m_none->setContentsMargins(16, 12, 16, 12);
    m_earlier->setContentsMargins(16, 2, 16, 2);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (index.isValid() && m_telling)
            emit eventChosen(m_model->timeOf(index.row()));
    });
    m_table->setMouseTracking(true);
    m_table->viewport()->installEventFilter(this);
    connect(m_table, &QTableView::entered, this,
            [this](const QModelIndex& index) { emit eventHovered(m_model->timeOf(index.row())); });
    countEarlier();
    tint();
}

bool EventsPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table->viewport() && event->type() == QEvent::Leave)
        emit eventHovered(std::nullopt);
    return QWidget::eventFilter(watched, event);
}

void EventsPage::setSocket(SocketId socket, std::shared_ptr<const Snapshot> snapshot) {
    m_telling = false;
    m_model->setSocket(socket, std::move(snapshot));
    m_telling = true;
    m_table->scrollToBottom();
    countEarlier();
}

void EventsPage::refresh(std::shared_ptr<const Snapshot> snapshot) {
    const bool follow = isAtEnd();
    m_telling = false; // rows that leave may move the current one
    m_model->refresh(std::move(snapshot));
    m_telling = true;
    countEarlier();
    if (follow && isVisible())
        m_table->scrollToBottom();
}

void EventsPage::setWallClock(bool wallClock) { m_model->setWallClock(wallClock); }

void EventsPage::showTime(Nanos time) {
    const int row = m_model->rowAt(time);
    if (row < 0)
        return;
    m_telling = false;
    m_table->selectRow(row);
    m_telling = true;
    m_table->scrollTo(m_model->index(row, 0));
}

bool EventsPage::isAtEnd() const {
    const QScrollBar* bar = m_table->verticalScrollBar();
    return bar->value() == bar->maximum();
}

void EventsPage::countEarlier() {
    m_none->setVisible(m_model->rowCount() == 0);
    m_earlier->setVisible(m_model->earlier() > 0);
    if (m_model->earlier() > 0)
        m_earlier->setText(tr("%1 earlier ones are not listed.").arg(countText(m_model->earlier())));
}

void EventsPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_tinting)
        tint();
}

void EventsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!m_table->currentIndex().isValid())
        m_table->scrollToBottom();
}

// Rows are selected in the quiet fill of all our lists, so that chips keep their contrast on it.
void EventsPage::tint() {
    m_tinting = true;
    const Look& look = Look::of(palette());
    QPalette colors = palette();
    colors.setColor(QPalette::Highlight, look.selected);
    colors.setColor(QPalette::HighlightedText, look.text);
    m_table->setPalette(colors);
    QPalette dim = palette();
    dim.setColor(QPalette::WindowText, look.dim);
    m_none->setPalette(dim);
    m_earlier->setPalette(dim);
    m_earlier->setFont(smallFont(font()));
    m_tinting = false;
}

} // namespace readyscope
