// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/useview.h"

#include "ui/common/areasplitter.h"
#include "ui/common/bands.h"
#include "ui/common/dimlabel.h"
#include "ui/common/settings.h"
#include "ui/common/texts.h"
#include "ui/dialogs/messagestrip.h"
#include "ui/inspector/chipsdelegate.h"
#include "ui/inspector/listtable.h"
#include "ui/scenarios/areas.h"
#include "ui/scenarios/tabbedpane.h"
#include "ui/scenarios/usehead.h"
#include "ui/scenarios/useoutside.h"
#include "ui/scenarios/useprogrampane.h"
#include "ui/scenarios/userowsmodel.h"
#include "ui/scenarios/usewords.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace readyscope {

namespace {

const QString kUse = QStringLiteral("use ");
constexpr int kTitleRow = 30; // px
constexpr int kSide = 12;
constexpr int kRow = 26;

QString portKey(const Scenario& scenario) { return QStringLiteral("scenariosPort-") + nameText(scenario); }

} // namespace

UseView::UseView(QWidget* parent)
    : ScenarioView(parent), m_scenario(&scenarios().front()), m_head(new UseHead(this)),
      m_problem(new MessageStrip(this)), m_outside(new UseOutside(this)), m_model(new UseRowsModel(this)),
      m_program(new UseProgramPane(this)) {
    for (const Scenario& scenario : scenarios())
        m_states.append(UseState{&scenario, false, {}, {}, {}});
    makeLayout();
    wire();
    tint();
    showUse();
}

QString UseView::entryOf(const Scenario& scenario) { return kUse + nameText(scenario); }

void UseView::makeLayout() {
    auto* column = columnIn(this);
    column->addWidget(m_head);
    column->addWidget(m_problem);
    m_down = new AreaSplitter(Qt::Vertical, this);
    m_across = new AreaSplitter(Qt::Horizontal, m_down);
    m_across->addWidget(makeWatch());
    m_outside->setBackgroundRole(QPalette::Base);
    m_across->addWidget(roomOf(m_outside, m_across));
    m_across->setStretchFactor(0, 1);
    m_across->setSizes({690, 486});
    m_down->addWidget(m_across);
    auto* lower = new TabbedPane(tr("Rows and program"), m_down);
    lower->add(tr("Its rows"), makeRows());
    lower->add(tr("C program"), m_program);
    m_down->addWidget(lower);
    m_down->setStretchFactor(1, 1);
    m_down->setSizes({184, 568});
    column->addWidget(m_down, 1);
}

QWidget* UseView::makeWatch() {
    auto* area = new QWidget(this);
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(kSide, 8, kSide, 8);
    column->setSpacing(6);
    m_watchTitle = new QLabel(tr("What to watch for"), area);
    m_watch = new QLabel(area);
    m_watch->setObjectName(QStringLiteral("useWatch"));
    m_watch->setTextFormat(Qt::RichText);
    m_watch->setWordWrap(true);
    column->addWidget(m_watchTitle);
    column->addWidget(m_watch);
    column->addStretch();
    area->setBackgroundRole(QPalette::Base);
    return roomOf(area, this);
}

QWidget* UseView::makeRows() {
    auto* area = new QWidget(this);
    auto* column = columnIn(area);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(kSide, 0, kSide, 0);
    head->setSpacing(10);
    m_rowsWords = new QLabel(area);
    m_rowsWords->setObjectName(QStringLiteral("useRowsWords"));
    m_rowsWords->setFixedHeight(kTitleRow);
    head->addWidget(m_rowsWords, 1);
    m_table = makeListTable(m_model, kRow, area);
    m_table->setObjectName(QStringLiteral("useRows"));
    m_table->setAccessibleName(tr("Rows of the use"));
    m_table->setItemDelegateForColumn(UseRowsModel::Now, new ChipsDelegate(m_table));
    constexpr std::array<int, UseRowsModel::Now> kWidths{150, 120, 260, 44, 150, 190};
    for (int i = 0; i < UseRowsModel::Now; ++i)
        m_table->horizontalHeader()->resizeSection(i, kWidths[static_cast<std::size_t>(i)]);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    return area;
}

void UseView::wire() {
    connect(m_head, &UseHead::startAsked, this, &UseView::run);
    connect(m_head, &UseHead::stopAsked, this, [this] { emit stopAsked(*m_scenario); });
    connect(m_head, &UseHead::captureAsked, this, [this] { emit captureAsked(*m_scenario); });
    connect(m_head, &UseHead::portTyped, this, [this](const QString& port) {
        m_ports[nameText(*m_scenario)] = port;
        showUse();
    });
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { emit rowAsked(m_model->socketAt(index.row())); });
}

const UseState& UseView::stateOf(const Scenario& scenario) const {
    return *std::ranges::find(m_states, &scenario, &UseState::scenario);
}

// Rows change at the display's pace; the rest only where it does.
void UseView::show(const UseState& state) {
    UseState& known = *std::ranges::find(m_states, state.scenario, &UseState::scenario);
    if (known == state)
        return;
    const QString before = runningText(known) + rowsText(known);
    const bool same = known.isRunning == state.isRunning && known.problem == state.problem &&
                      before == runningText(state) + rowsText(state);
    known = state;
    if (state.scenario == m_scenario)
        same ? showRows() : showUse();
    if (!same)
        emit changed();
}

void UseView::setWhyNone(const QString& why) {
    m_whyNone = why;
    showUse();
}

void UseView::showUse() {
    const UseState& shown = state();
    const QString port = m_ports.value(nameText(*m_scenario));
    m_head->setPort(port);
    showProblem(port);
    m_head->show(shown, m_whyNone);
    m_watch->setText(watchHtml(*m_scenario));
    m_outside->show(portSentence(*m_scenario), outsideCommands(shown, port));
    m_program->show(*m_scenario);
    m_rowsWords->setText(shown.rows.isEmpty() ? tr("none: it does not run") : rowsText(shown));
    showRows();
}

void UseView::showRows() { m_model->setRows(state().rows); }

// Of its last start, or with the port as it is typed.
void UseView::showProblem(const QString& port) {
    QString problem = state().problem;
    const auto parsed = parseScenarioChoice(m_scenario->name + ':' + port.toStdString());
    const auto* wrong = std::get_if<Sentence>(&parsed);
    const QString portProblem = wrong != nullptr && !port.isEmpty() ? translated(*wrong) : QString();
    m_head->setPortProblem(portProblem);
    if (!portProblem.isEmpty() && !state().isRunning)
        problem = portProblem;
    m_problem->setMessage(problem, MessageStrip::Tone::Error);
    m_problem->setVisible(!problem.isEmpty());
}

ScenarioGroup UseView::group() const {
    ScenarioGroup group{tr("The five uses"), {}, {}};
    for (const UseState& state : m_states) {
        ScenarioEntry entry;
        entry.name = entryOf(*state.scenario);
        entry.title = nameText(*state.scenario);
        entry.second = QString::fromStdString(state.scenario->title);
        entry.right = runningText(state);
        entry.icon = iconOf(*state.scenario);
        entry.isGood = state.isRunning && state.problem.isEmpty();
        group.entries.append(entry);
    }
    return group;
}

bool UseView::select(const QString& entry) {
    const auto found =
        std::ranges::find_if(scenarios(), [&](const Scenario& scenario) { return entryOf(scenario) == entry; });
    if (found == scenarios().end())
        return false;
    m_scenario = &*found;
    showUse();
    emit changed();
    return true;
}

void UseView::run() {
    if (state().isRunning || !m_whyNone.isEmpty())
        return;
    const QString port = takesPort(*m_scenario) ? m_ports.value(nameText(*m_scenario)) : QString();
    const auto parsed =
        parseScenarioChoice(port.isEmpty() ? m_scenario->name : m_scenario->name + ':' + port.toStdString());
    if (const auto* choice = std::get_if<ScenarioChoice>(&parsed))
        emit startAsked(*choice);
}

PageStatus UseView::status() const { return statusOf(state()); }

void UseView::restoreLayout(const Settings& settings) {
    for (const Scenario& scenario : scenarios())
        m_ports[nameText(scenario)] = QString::fromUtf8(settings.layout(portKey(scenario)));
    m_down->restoreState(settings.layout(QStringLiteral("scenariosUseDown")));
    m_across->restoreState(settings.layout(QStringLiteral("scenariosUseAcross")));
    m_program->restoreLayout(settings);
    m_table->horizontalHeader()->restoreState(settings.layout(QStringLiteral("scenariosUseRows")));
    showUse();
}

void UseView::saveLayout(Settings& settings) const {
    for (const Scenario& scenario : scenarios())
        settings.setLayout(portKey(scenario), m_ports.value(nameText(scenario)).toUtf8());
    settings.setLayout(QStringLiteral("scenariosUseDown"), m_down->saveState());
    settings.setLayout(QStringLiteral("scenariosUseAcross"), m_across->saveState());
    m_program->saveLayout(settings);
    settings.setLayout(QStringLiteral("scenariosUseRows"), m_table->horizontalHeader()->saveState());
}

void UseView::changeEvent(QEvent* event) {
    ScenarioView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        tint();
}

void UseView::tint() {
    m_watchTitle->setFont(strongFont(font()));
    dim(*m_rowsWords, palette());
    m_rowsWords->setFont(smallFont(font()));
    tintList(*m_table);
}

} // namespace readyscope
