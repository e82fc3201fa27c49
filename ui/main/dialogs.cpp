// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/dialogs.h"

#include "ui/common/settings.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/addsocketdialog.h"
#include "ui/dialogs/backendsdialog.h"
#include "ui/dialogs/eventwordsdialog.h"
#include "ui/dialogs/optionsdialog.h"
#include "ui/dialogs/preferencesdialog.h"
#include "ui/dialogs/semanticsdialog.h"
#include "ui/dialogs/senddialog.h"
#include "ui/dialogs/signalsdialog.h"
#include "ui/lab/programdialog.h"
#include "ui/main/captureprograms.h"
#include "ui/main/controller.h"
#include "ui/main/durationdialog.h"
#include "ui/main/keygroups.h"
#include "ui/main/renamedialog.h"

namespace readyscope {

namespace {

template <typename Dialog> Dialog* shown(Dialog* dialog) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    return dialog;
}

} // namespace

Dialogs::Dialogs(QWidget& window, Controller& controller, Settings& settings)
    : QObject(&window), m_window(window), m_controller(controller), m_settings(settings) {}

void Dialogs::addSocket() {
    if (m_add) {
        m_add->raise();
        m_add->activateWindow();
        return;
    }
    m_add = new AddSocketDialog(&m_window);
    const auto know = [this] {
        m_add->setTakenNames(m_controller.names());
        m_add->setRecentAddresses(m_settings.recentAddresses());
    };
    know();
    connect(&m_controller, &Controller::socketChanged, m_add, know);
    connect(m_add, &AddSocketDialog::addressAccepted, this, &Dialogs::addressAccepted);
    shown(m_add.data());
}

void Dialogs::send(SocketId socket, bool urgent) {
    const QString name = QString::fromStdString(m_controller.info(socket).name);
    auto* dialog = new SendDialog(socket, name, urgent ? SendDialog::Kind::Urgent : SendDialog::Kind::Plain, &m_window);
    connect(dialog, &SendDialog::send, &m_controller,
            [this, urgent](SocketId whom, const QByteArray& bytes) { m_controller.send(whom, bytes, urgent); });
    connect(dialog, &SendDialog::sendFile, &m_controller, &Controller::sendFile);
    connect(&m_controller, &Controller::socketChanged, dialog, [this, dialog](SocketId changed) {
        if (changed == dialog->socket())
            dialog->setSocketName(QString::fromStdString(m_controller.info(changed).name));
    });
    shown(dialog);
}

void Dialogs::options(SocketId socket) {
    auto* dialog = new OptionsDialog(socket, QString::fromStdString(m_controller.info(socket).name), &m_window);
    const auto answer = [dialog = QPointer<OptionsDialog>(dialog)](const Answer& told) {
        if (dialog)
            dialog->show(told);
    };
    connect(dialog, &OptionsDialog::read, &m_controller, [this, answer](SocketId whom) {
        m_controller.ask(command::ReadOptions{{whom, {}}}, answer);
    });
    connect(dialog, &OptionsDialog::set, &m_controller, [this, answer](SocketId whom, const QString& name, int value) {
        m_controller.ask(command::SetOption{{whom, {}}, name.toStdString(), value}, answer);
        m_controller.ask(command::ReadOptions{{whom, {}}}, answer);
    });
    connect(&m_controller, &Controller::socketChanged, dialog, [this, dialog](SocketId changed) {
        if (changed == dialog->socket())
            dialog->setSocketName(QString::fromStdString(m_controller.info(changed).name));
    });
    emit dialog->read(socket);
    shown(dialog);
}

void Dialogs::signalSet() {
    if (m_signals) {
        m_signals->raise();
        m_signals->activateWindow();
        return;
    }
    m_signals = new SignalsDialog(&m_window);
    m_signals->setBlocked(m_blocked);
    m_signals->setBackend(m_controller.engine().settings().backend);
    connect(&m_controller.engine(), &EngineThread::settingsChanged, m_signals,
            [this] { m_signals->setBackend(m_controller.engine().settings().backend); });
    connect(m_signals, &SignalsDialog::maskChosen, this, &Dialogs::tellMask);
    connect(m_signals, &SignalsDialog::raised, &m_controller,
            [this](int signal) { m_controller.post(command::Raise{signal}); });
    shown(m_signals.data());
}

void Dialogs::captureProgram() {
    const CaptureOutline outline = outlineOf(m_controller, m_blocked);
    (new ProgramDialog(capturePrograms(outline) + modelPrograms(1), captureProgramIndex(outline.backend), &m_window))
        ->show();
}

void Dialogs::tellMask(const QList<int>& blocked) {
    m_controller.ask(command::SetMask{{blocked.begin(), blocked.end()}}, [this, blocked](const Answer& answer) {
        if (answer.done())
            m_blocked = blocked;
        else if (m_signals)
            m_signals->setBlocked(m_blocked);
    });
}

void Dialogs::rename(SocketId socket) {
    auto* dialog =
        new RenameDialog(QString::fromStdString(m_controller.info(socket).name), m_controller.names(), &m_window);
    connect(dialog, &RenameDialog::renamed, &m_controller,
            [this, socket](const QString& name) { m_controller.rename(socket, name); });
    shown(dialog);
}

void Dialogs::resamplePeriod() {
    auto* dialog = new DurationDialog(tr("Resample Period"), tr("Ask ready sockets again every"), &m_window);
    dialog->setNote(tr("Only those whose readiness others can take away, and never more than 2 % of a core."));
    dialog->setLimits(1, false);
    dialog->setDuration(m_controller.engine().settings().resample);
    connect(dialog, &DurationDialog::chosen, &m_controller,
            [this](Nanos period) { m_controller.post(command::SetResample{period}); });
    shown(dialog);
}

PreferencesDialog* Dialogs::preferences() {
    if (m_preferences) {
        m_preferences->raise();
        m_preferences->activateWindow();
        return nullptr;
    }
    m_preferences = shown(new PreferencesDialog(m_settings, &m_window));
    return m_preferences;
}

void Dialogs::keys(const QMenuBar& menus) {
    if (m_keys) {
        m_keys->raise();
        m_keys->activateWindow();
        return;
    }
    m_keys = shown(new KeysDialog(keyGroups(menus), &m_window));
}

void Dialogs::eventWords() { shown(new EventWordsDialog(&m_window)); }
void Dialogs::semantics(const QString& name) {
    auto* table = new SemanticsDialog(&m_window);
    if (!name.isEmpty())
        table->select(name);
    shown(table);
}
void Dialogs::backends() { shown(new BackendsDialog(probeBackends(), &m_window)); }
void Dialogs::about() { shown(new AboutDialog(&m_window)); }

} // namespace readyscope
