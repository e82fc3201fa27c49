// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/actions.h"

#include "core/lab/scenarios/scenario.h"
#include "core/multiplexer/registry.h"
#include "ui/common/bands.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/texts.h"
#include "ui/dialogs/signalsdialog.h"
#include "ui/main/choices.h"
#include "ui/scenarios/recipewords.h"
#include "ui/sockets/rowgroups.h"

#include <QActionGroup>

namespace readyscope {

namespace {

int combined(Qt::KeyboardModifiers modifiers, Qt::Key key) { return QKeyCombination(modifiers, key).toCombined(); }

constexpr int kEveryBit = 0xFFFF;

// What it is remembered by, also where its words change.
void name(QAction& action) { action.setObjectName(action.text().remove(QLatin1Char('&'))); }

QAction* choice(QActionGroup* group, const QString& text, const QVariant& data) {
    QAction* action = group->addAction(text);
    action->setCheckable(true);
    action->setData(data);
    return action;
}

} // namespace

Actions::Actions(QObject* parent) : QObject(parent) {
    makeFileActions();
    quit = ofWindow(tr("&Quit"), combined(Qt::ControlModifier, Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
    undo = ofWindow(tr("&Undo"), combined(Qt::ControlModifier, Qt::Key_Z));
    copy = ofWindow(tr("&Copy"), combined(Qt::ControlModifier, Qt::Key_C));
    copy->setToolTip(tr("The rows that are selected, as text (Ctrl+C)"));
    preferences = ofWindow(tr("&Preferences…"), combined(Qt::ControlModifier, Qt::Key_Comma));
    preferences->setMenuRole(QAction::PreferencesRole);
    makeFilterActions();
    makeViewActions();
    makeRowActions();
    makeGoActions();
    makeCaptureActions();
    makeSocketActions();
    makeHelpActions();
}

QAction* Actions::ofLane(const QString& text, const QList<int>& combinations) {
    auto* action = new QAction(text, this);
    name(*action);
    QList<QKeySequence> sequences;
    for (const int combination : combinations)
        sequences.append(QKeySequence(combination));
    action->setShortcuts(sequences);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_ofLanes.append(action);
    return action;
}

QAction* Actions::ofWindow(const QString& text, int combination) {
    auto* action = new QAction(text, this);
    name(*action);
    if (combination != 0)
        action->setShortcut(QKeySequence(combination));
    m_ofWindow.append(action);
    return action;
}

void Actions::makeFileActions() {
    openTrace = ofWindow(tr("&Open Trace…"), combined(Qt::ControlModifier, Qt::Key_O));
    openTrace->setIcon(icon(IconName::Folder));
    openTrace->setToolTip(tr("Shows a trace from a file of JSON Lines (Ctrl+O)"));
    saveTrace = ofWindow(tr("&Save Trace"), combined(Qt::ControlModifier, Qt::Key_S));
    saveTraceAs = ofWindow(tr("Save &As…"), combined(Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_S));
    saveSelection = ofWindow(tr("Save Se&lection…"));
    closeTrace = ofWindow(tr("&Close Trace"), combined(Qt::ControlModifier, Qt::Key_W));
}

void Actions::makeFilterActions() {
    filter = ofWindow(tr("&Filter"));
    filter->setShortcuts({QKeySequence(combined(Qt::ControlModifier, Qt::Key_F)), QKeySequence(Qt::Key_Slash)});
    filter->setToolTip(tr("Which sockets are to be seen (Ctrl+F or /)"));
    clearFilter = ofWindow(tr("C&lear Filter"), combined(Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_F));
    onlyReady = ofWindow(tr("&Ready"));
    onlyReady->setToolTip(tr("Only sockets with something ready; with Ended, those too"));
    onlyEnded = ofWindow(tr("&Ended"));
    onlyEnded->setToolTip(tr("Only sockets that are closed or failed; with Ready, those too"));
    onlyChanged = ofWindow(tr("&Changed in View"));
    onlyChanged->setIconText(tr("Changed in view"));
    onlyChanged->setToolTip(tr("Only sockets with a transition in the part of the time that is shown"));
    for (QAction* action : {onlyReady, onlyEnded, onlyChanged})
        action->setCheckable(true);
}

void Actions::makeViewActions() {
    pause = ofLane(tr("&Pause View"), {Qt::Key_P});
    pause->setIconText(tr("Pause view"));
    pause->setIcon(icon(IconName::Pause));
    pause->setCheckable(true);
    pause->setToolTip(tr("Holds the view still while the capture goes on (P)"));
    followLive = ofLane(tr("&Follow Live"), {Qt::Key_L});
    followLive->setIcon(icon(IconName::Live));
    followLive->setCheckable(true);
    followLive->setToolTip(tr("Keeps now at the right edge (L)"));
    zoomIn = ofLane(tr("Zoom &In"), {Qt::Key_W, Qt::Key_Plus});
    zoomIn->setIcon(icon(IconName::LensPlus));
    zoomOut = ofLane(tr("Zoom &Out"), {Qt::Key_S, Qt::Key_Minus});
    zoomOut->setIcon(icon(IconName::LensMinus));
    wholeTrace = ofLane(tr("&Whole Trace"), {Qt::Key_0});
    wholeTrace->setIcon(icon(IconName::Whole));
    toRange = ofLane(tr("To &Range"), {Qt::Key_Z});
    toRange->setToolTip(tr("Fills the view with what lies between the cursors (Z)"));
    viewBack = ofLane(tr("Pre&vious View"), {Qt::Key_Backspace, combined(Qt::AltModifier, Qt::Key_Left)});
    viewForward = ofLane(tr("Ne&xt View"),
                         {combined(Qt::ShiftModifier, Qt::Key_Backspace), combined(Qt::AltModifier, Qt::Key_Right)});
    inspector = ofLane(tr("I&nspector"), {Qt::Key_Q});
    inspector->setCheckable(true);
    inspector->setChecked(true);
    engine = ofWindow(tr("&Engine"), combined(Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_E));
    engine->setToolTip(tr("Its waits one by one, and what they cost (Ctrl+Shift+E)"));
    fullScreen = ofWindow(tr("F&ull Screen"), Qt::Key_F11);
    fullScreen->setCheckable(true);
    commands = ofWindow(tr("Comm&ands…"), combined(Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_P));
    commands->setToolTip(tr("Every command by its words (Ctrl+Shift+P)"));

    time = new QActionGroup(this);
    choice(time, tr("&Relative"), false)->setChecked(true);
    choice(time, tr("&Wall Clock"), true);
    theme = new QActionGroup(this);
    choice(theme, tr("&System"), static_cast<int>(Theme::System));
    choice(theme, tr("&Light"), static_cast<int>(Theme::Light));
    choice(theme, tr("&Dark"), static_cast<int>(Theme::Dark));
}

void Actions::makeRowActions() {
    rowHeight = new QActionGroup(this);
    choice(rowHeight, tr("&Compact"), static_cast<int>(RowHeight::Compact));
    choice(rowHeight, tr("&Normal"), static_cast<int>(RowHeight::Normal));
    choice(rowHeight, tr("&Tall"), static_cast<int>(RowHeight::Tall));
    const auto both = Qt::ControlModifier | Qt::ShiftModifier;
    expandAll = ofLane(tr("E&xpand All"), {combined(both, Qt::Key_Right)});
    collapseAll = ofLane(tr("C&ollapse All"), {combined(both, Qt::Key_Left)});
    groupBy = new QActionGroup(this);
    for (int i = 0; i < kGroupingCount; ++i)
        choice(groupBy, QLatin1Char('&') + groupingText(static_cast<Grouping>(i)), i);
    groupBy->actions().constFirst()->setChecked(true);
    pin = ofWindow(tr("P&in"), combined(both, Qt::Key_I));
    pin->setCheckable(true);
    pin->setToolTip(tr("Keeps the row on top, whatever rows are sorted or grouped by (Ctrl+Shift+I)"));
    hide = ofWindow(tr("&Hide"), combined(both, Qt::Key_H));
    hide->setToolTip(tr("Takes the row out of table and timeline until it is shown again; the socket goes on"));
    showHidden = ofWindow(tr("Show Hi&dden"));
    showHidden->setToolTip(tr("No row was hidden by itself"));
    showHidden->setEnabled(false);
    moveUp = ofLane(tr("Move Row &Up"), {combined(Qt::AltModifier, Qt::Key_Up)});
    moveDown = ofLane(tr("Move Row Do&wn"), {combined(Qt::AltModifier, Qt::Key_Down)});
    ownOrder = ofWindow(tr("Ow&n Order"));
    ownOrder->setCheckable(true);
    ownOrder->setToolTip(tr("As rows came or were moved, rather than by a column"));
    resetOrder = ofWindow(tr("Rese&t Order"));
    resetOrder->setToolTip(tr("As rows came, before any was moved"));
}

void Actions::makeGoActions() {
    nextEvent = ofLane(tr("&Next Event"), {Qt::Key_Period});
    nextEvent->setIcon(icon(IconName::NextEvent));
    previousEvent = ofLane(tr("&Previous Event"), {Qt::Key_Comma});
    previousEvent->setIcon(icon(IconName::PreviousEvent));
    centre = ofLane(tr("&Centre"), {Qt::Key_F});
    panLeft = ofLane(tr("Earlie&r"), {Qt::Key_A, combined(Qt::ShiftModifier, Qt::Key_Left)});
    panRight = ofLane(tr("&Later"), {Qt::Key_D, combined(Qt::ShiftModifier, Qt::Key_Right)});
    traceStart = ofWindow(tr("Trace &Start"), combined(Qt::ControlModifier, Qt::Key_Home));
    traceEnd = ofWindow(tr("Trace &End"), combined(Qt::ControlModifier, Qt::Key_End));
    makeCursorActions();
}

void Actions::makeCursorActions() {
    cursorA = ofLane(tr("Pick Up Cursor &A"), {Qt::Key_1});
    cursorA->setToolTip(tr("Takes cursor A into the hand and puts it down again (1). Arrows move it, with Ctrl from "
                           "event to event; Return puts it down, Esc puts it back."));
    cursorB = ofLane(tr("Pick Up Cursor &B"), {Qt::Key_2});
    cursorB->setToolTip(tr("Takes cursor B into the hand and puts it down again (2). Arrows move it, with Ctrl from "
                           "event to event; Return puts it down, Esc puts it back."));
    selectArea = ofLane(tr("&Select Area"), {Qt::Key_E});
    selectArea->setCheckable(true);
    selectArea->setToolTip(tr("A drag over lanes selects a part of the time for statistics, as with Shift it always "
                              "does (E)"));
    selectRange = ofLane(tr("Select Between C&ursors"), {combined(Qt::ShiftModifier, Qt::Key_R)});
    rangeFromSelection = ofLane(tr("Ran&ge from Selection"), {Qt::Key_R});
    rangeFromSelection->setToolTip(tr("Puts the cursors at the ends of what is selected (R)"));
    clearCursors = ofWindow(tr("Remo&ve Cursors"));
    goToTime = ofLane(tr("&To Time…"), {Qt::Key_G});
    goToTime->setToolTip(tr("Shows a time from the beginning, from here, or of the clock (G)"));
    addMarker = ofLane(tr("Add &Marker"), {Qt::Key_M});
    addMarker->setIcon(icon(IconName::Flag));
    addMarker->setToolTip(tr("At the cursor in the hand, the pointer, or the event shown last (M)"));
    markers = ofWindow(tr("Mar&kers…"), combined(Qt::ControlModifier, Qt::Key_M));
    markers->setToolTip(tr("Goes to one, renames it or removes it (Ctrl+M)"));
    find = ofWindow(tr("&Find Event…"), Qt::Key_F3);
    find->setToolTip(tr("The next time when events come or go (F3)"));
    step = new QActionGroup(this);
    step->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional); // what is sought may be another
    choice(step, tr("&Any Event"), kEveryBit)->setChecked(true);
    for (const EventName& name : kEventNames)
        if (bandOf(name.bit).height > 0)
            choice(step, eventNames(name.bit), static_cast<int>(name.bit))->setToolTip(eventWords(name.bit));
}

void Actions::makeCaptureActions() {
    run = ofLane(tr("&Run"), {Qt::Key_Space});
    showRunning(true);
    single = ofLane(tr("Sin&gle"), {combined(Qt::ShiftModifier, Qt::Key_Space)});
    single->setIcon(icon(IconName::Single));
    single->setToolTip(tr("One wait, then stopped again (Shift+Space)"));
    askAll = ofWindow(tr("&Ask All Once"), Qt::Key_F5);
    askAll->setToolTip(tr("Asks the kernel about every socket now, whatever is believed of it (F5)"));
    clearHistory = ofWindow(tr("&Clear History"), combined(Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_K));

    backend = new QActionGroup(this);
    for (const BackendInfo& info : probeBackends()) {
        QAction* action = choice(backend, backendText(info.backend), static_cast<int>(info.backend));
        action->setEnabled(info.works);
        action->setToolTip(translated(info.note));
    }
    timeout = new QActionGroup(this);
    for (const Nanos value : kUsualTimeouts)
        choice(timeout, timeoutText(value), QVariant::fromValue(value));
    otherTimeout = ofWindow(tr("&Other…"));
    mode = new QActionGroup(this);
    for (const Mode value : {Mode::Transitions, Mode::EveryReturn})
        choice(mode, modeText(value), static_cast<int>(value));
    resample = ofWindow(tr("Re&sample Period…"));
    signalSet = ofWindow(tr("S&ignals…"));
    captureProgram = ofWindow(tr("As a C &Program…"));
    captureProgram->setToolTip(tr("The C program that opens these sockets and waits for them in the same way"));
    signalSet->setToolTip(tr("Which signals the engine's wait blocks"));
    raise = new QActionGroup(this);
    raise->setExclusionPolicy(QActionGroup::ExclusionPolicy::None);
    for (const int signal : offeredSignals()) {
        QAction* action = raise->addAction(signalText(signal));
        action->setData(signal);
        action->setToolTip(signalMeaning(signal));
    }
}

void Actions::makeSocketActions() {
    addSocket = ofWindow(tr("&Add…"), combined(Qt::ControlModifier, Qt::Key_N));
    addSocket->setIconText(tr("Add socket"));
    addSocket->setIcon(icon(IconName::Plus));
    addSocket->setToolTip(tr("Connect, listen, or watch a pipe or standard input (Ctrl+N)"));
    accept = ofWindow(tr("A&ccept"));
    connectAgain = ofWindow(tr("Co&nnect Again"));
    send = ofWindow(tr("&Send…"), combined(Qt::ControlModifier, Qt::Key_Return));
    send->setIconText(tr("Send"));
    send->setIcon(icon(IconName::Send));
    sendUrgent = ofWindow(tr("Send &Urgent…"));
    flood = ofWindow(tr("&Flood"));
    flood->setToolTip(tr("Writes until the kernel says EAGAIN, so that OUT falls"));
    receive = ofWindow(tr("Recei&ve"));
    receive->setIcon(icon(IconName::Receive));
    receive->setToolTip(tr("Takes what is there, as one recv(2) does"));
    peek = ofWindow(tr("Pee&k"));
    peek->setToolTip(tr("Looks at what is there and leaves it (MSG_PEEK)"));
    options = ofWindow(tr("&Options…"));
    explain = ofLane(tr("E&xplain This Mask"), {Qt::Key_X});
    allBackends = ofWindow(tr("All &Backends at Once"));
    allBackends->setToolTip(
        tr("A lane a backend, of the same descriptor: observers that only ask, beside the capture"));
    shutDownRead = ofWindow(tr("&Read"));
    shutDownWrite = ofWindow(tr("&Write"));
    shutDownBoth = ofWindow(tr("&Both"));
    close = ofWindow(tr("C&lose"));
    close->setIcon(icon(IconName::Close));
    reset = ofWindow(tr("R&eset"));
    for (const Events::Bit bit : {Events::In, Events::Pri, Events::Out, Events::RdHup}) {
        QAction* action = ofWindow(eventNames(bit));
        action->setToolTip(eventWords(bit));
        action->setCheckable(true);
        action->setData(static_cast<int>(bit));
        interest.append(action);
    }
    policy = new QActionGroup(this);
    for (const Policy value : {Policy::Observe, Policy::Drain, Policy::Echo, Policy::Accept, Policy::Backlog})
        choice(policy, policyText(value), static_cast<int>(value));
    rename = ofWindow(tr("Rena&me…"), Qt::Key_F2);
    remove = ofLane(tr("Remo&ve"), {Qt::Key_Delete});
    copyAddress = ofWindow(tr("Co&py as Address"));
    models = ofWindow(tr("&I/O Models"), combined(Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_M));
    models->setToolTip(tr("The five models of the book, run with real calls (Ctrl+Shift+M)"));
    scenarios = ofWindow(tr("Scenarios &Page"), combined(Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_R));
    scenarios->setToolTip(tr("The five uses, and edge recipes under all backends at once, held against the kernel "
                             "(Ctrl+Shift+R)"));
    uses = new QActionGroup(this);
    uses->setExclusionPolicy(QActionGroup::ExclusionPolicy::None);
    for (const Scenario& scenario : readyscope::scenarios()) {
        const QString name = QString::fromStdString(scenario.name);
        choice(uses, tr("%1: %2").arg(name, QString::fromStdString(scenario.title)), name);
        showUse(name, false);
    }
    recipes = new QActionGroup(this);
    recipes->setExclusionPolicy(QActionGroup::ExclusionPolicy::None);
    for (const readyscope::recipes::Recipe& recipe : readyscope::recipes::allRecipes()) {
        QAction* action = recipes->addAction(titleText(recipe));
        action->setData(QString::fromStdString(recipe.name));
        action->setToolTip(aboutText(recipe));
    }
    demo = ofWindow(tr("Start &Demo"), combined(Qt::ControlModifier, Qt::Key_D));
    demo->setIcon(icon(IconName::Wave));
    showDemo(false);
}

void Actions::showRunning(bool capturing) {
    run->setText(capturing ? tr("&Stop") : tr("&Run"));
    run->setIcon(capturing ? icon(IconName::Stop, IconTint::Error) : icon(IconName::Run));
    if (run->isEnabled()) // else it says why not
        run->setToolTip(capturing ? tr("Stops asking the kernel; the sockets stay open (Space)")
                                  : tr("Asks the kernel again (Space)"));
}

void Actions::showDemo(bool running) {
    demo->setText(running ? tr("Stop &Demo") : tr("Start &Demo"));
    demo->setIconText(running ? tr("Stop demo") : tr("Demo"));
    demo->setToolTip(running ? tr("Ends the demo's peers and takes its sockets away (Ctrl+D)")
                             : tr("Servers and clients inside this process; nothing leaves the machine (Ctrl+D)"));
}

void Actions::showUse(const QString& name, bool running) {
    for (QAction* action : uses->actions()) {
        if (action->data() != name)
            continue;
        action->setChecked(running);
        if (action->isEnabled()) // else it says why not
            action->setToolTip(running ? tr("Ends it and takes its sockets away")
                                       : tr("Starts it with peers of its own; its sockets are in the capture"));
    }
}

void Actions::makeHelpActions() {
    guide = ofWindow(tr("&Contents"), Qt::Key_F1);
    keys = ofWindow(tr("&Keys"), Qt::Key_Question);
    words = ofWindow(tr("Events and &Words"));
    semantics = ofWindow(tr("&Readiness Table"));
    backends = ofWindow(tr("&Backends on This Kernel"));
    about = ofWindow(tr("&About Readyscope"));
    about->setMenuRole(QAction::AboutRole);
}

} // namespace readyscope
