// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/semanticsdialog.h"

#include "core/lab/semantics.h"
#include "ui/common/bands.h"
#include "ui/common/chips.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/dialogs/semanticscase.h"
#include "ui/dialogs/semanticsmodel.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace readyscope {

namespace {

constexpr int kRowOfList = 26; // px

// Chips where the cell has events, else its words: groups in bold, what differs in the colour of warnings.
class CellDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return {QStyledItemDelegate::sizeHint(option, index).width(), kRowOfList};
    }

    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const Look& look = Look::of(option->palette);
        if (!index.parent().isValid())
            option->font = strongFont(option->font);
        if (index.column() == SemanticsModel::Differs)
            for (const auto role : {QPalette::Text, QPalette::HighlightedText})
                option->palette.setColor(role, look.warning);
        if (index.data(SemanticsModel::EventsRole).isValid())
            option->text.clear(); // the chips stand there
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        const QVariant bits = index.data(SemanticsModel::EventsRole);
        if (!bits.isValid())
            return;
        const Look& look = Look::of(option.palette);
        const auto events = Events::fromBits(static_cast<std::uint16_t>(bits.toInt()));
        const QRect room = option.rect.adjusted(4, 0, -4, 0);
        painter->save();
        painter->setPen(look.dim);
        if (events.empty())
            painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft, QString::fromUtf8(kNotApplicable));
        else
            Chips(events, room, option.font)
                .paint(*painter, look, option.state.testFlag(QStyle::State_Selected) ? look.selected : look.base);
        painter->restore();
    }
};

QTreeView* treeOf(QAbstractItemModel* model, QWidget* parent) {
    auto* tree = new QTreeView(parent);
    tree->setObjectName(QStringLiteral("cases"));
    tree->setAccessibleName(SemanticsDialog::tr("Cases of readiness"));
    tree->setModel(model);
    tree->setItemDelegate(new CellDelegate(tree));
    tree->setUniformRowHeights(true);
    tree->setFrameShape(QFrame::NoFrame);
    tree->setIndentation(16);
    tree->setAllColumnsShowFocus(true);
    tree->header()->setStretchLastSection(false);
    tree->header()->setFixedHeight(kRulerHeight);
    tree->header()->setSectionsMovable(false);
    tree->header()->setSectionResizeMode(SemanticsModel::Title, QHeaderView::Stretch);
    tree->setColumnWidth(SemanticsModel::Poll,
                         Chips::fullWidth(kDefaultInterest | Events::Hup | Events::Err, tree->font()) -
                             Chips::fullWidth(Events::Pri, tree->font()) + 8);
    tree->setColumnWidth(SemanticsModel::Select,
                         Chips::fullWidth(Events::R | Events::W | Events::E, tree->font()) + 16);
    tree->setColumnWidth(SemanticsModel::Differs,
                         tree->fontMetrics().horizontalAdvance(QStringLiteral("epoll-et, io_uring")) + 16);
    tree->expandAll();
    return tree;
}

} // namespace

SemanticsDialog::SemanticsDialog(QWidget* parent)
    : QDialog(parent), m_words(new QLineEdit(this)),
      m_onlyDiffering(new QCheckBox(tr("Only where backends &differ"), this)), m_count(new QLabel(this)),
      m_filter(new SemanticsFilter(this)) {
    setWindowTitle(tr("Readiness Table"));
    m_filter->setSourceModel(new SemanticsModel(this));
    m_words->setPlaceholderText(tr("Filter: words, events, calls, sources"));
    m_words->setAccessibleName(tr("Filter"));
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(16, 12, 16, 8);
    bar->setSpacing(16);
    bar->addWidget(m_words, 1);
    bar->addWidget(m_onlyDiffering);
    bar->addWidget(m_count);

    m_list = new QStackedWidget(this);
    m_tree = treeOf(m_filter, m_list);
    auto* nothing = new QWidget(m_list);
    auto* column = new QVBoxLayout(nothing);
    m_none = new QLabel(nothing);
    auto* clear = new QPushButton(tr("&Clear Filter"), nothing);
    clear->setObjectName(QStringLiteral("clear"));
    clear->setAutoDefault(false);
    column->addStretch();
    column->addWidget(m_none, 0, Qt::AlignHCenter);
    column->addWidget(clear, 0, Qt::AlignHCenter);
    column->addStretch();
    m_list->addWidget(m_tree);
    m_list->addWidget(nothing);
    m_case = new SemanticsCase(this);
    auto* split = new QSplitter(this);
    split->addWidget(m_list);
    split->addWidget(m_case);
    split->setChildrenCollapsible(false);
    split->setStretchFactor(0, 1);
    split->setSizes({860, 460});

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setContentsMargins(16, 0, 16, 0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 12);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(split, 1);
    layout->addSpacing(12);
    layout->addWidget(buttons);
    resize(1320, 760);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_words, &QLineEdit::textChanged, this, &SemanticsDialog::filter);
    connect(m_onlyDiffering, &QCheckBox::toggled, this, &SemanticsDialog::filter);
    connect(clear, &QPushButton::clicked, this, [this] {
        m_onlyDiffering->setChecked(false);
        m_words->clear();
        m_words->setFocus();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SemanticsDialog::showCurrent);
    tint();
    filter();
    m_words->setFocus();
}

bool SemanticsDialog::select(const QString& name) {
    const auto& cases = semantics::table().cases;
    for (int group = 0; group < m_filter->rowCount(); ++group) {
        const QModelIndex parent = m_filter->index(group, 0);
        for (int row = 0; row < m_filter->rowCount(parent); ++row) {
            const QModelIndex index = m_filter->index(row, 0, parent);
            const auto place = static_cast<std::size_t>(index.data(SemanticsModel::CaseRole).toInt());
            if (cases[place].name != name.toStdString())
                continue;
            m_tree->setCurrentIndex(index);
            return true;
        }
    }
    return false;
}

// The arrows walk the cases while the filter is being typed.
bool SemanticsDialog::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown || key == Qt::Key_PageUp) {
            QCoreApplication::sendEvent(m_tree, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void SemanticsDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || m_tinting)
        return;
    tint();
    showCurrent(); // its words have colours of their own
}

void SemanticsDialog::filter() {
    m_filter->setWords(m_words->text());
    m_filter->setOnlyDiffering(m_onlyDiffering->isChecked());
    m_tree->expandAll();
    const int all = static_cast<int>(semantics::table().cases.size());
    const int found = m_filter->cases();
    m_count->setText(found == all ? tr("%1 cases").arg(all) : tr("%1 of %2 cases").arg(found).arg(all));
    m_none->setText(tr("No case matches. %1 are hidden.").arg(all));
    m_list->setCurrentIndex(found > 0 ? 0 : 1);
    if (!m_tree->currentIndex().parent().isValid())
        selectFirst();
    showCurrent();
}

void SemanticsDialog::selectFirst() {
    if (m_filter->rowCount() > 0)
        m_tree->setCurrentIndex(m_filter->index(0, 0, m_filter->index(0, 0)));
}

void SemanticsDialog::showCurrent() {
    const QVariant place = m_tree->currentIndex().siblingAtColumn(0).data(SemanticsModel::CaseRole);
    m_case->show(place.isValid() ? &semantics::table().cases.at(static_cast<std::size_t>(place.toInt())) : nullptr);
}

// Rows are selected in the quiet fill of all our lists, so that chips keep their contrast on it.
void SemanticsDialog::tint() {
    m_tinting = true;
    const Look& look = Look::of(palette());
    QPalette colors = palette();
    colors.setColor(QPalette::Highlight, look.selected);
    colors.setColor(QPalette::HighlightedText, look.text);
    m_tree->setPalette(colors);
    m_tinting = false;
}

} // namespace readyscope
