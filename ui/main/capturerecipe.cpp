// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/capturerecipe.h"

#include "core/lab/recipes/watcher.h"
#include "core/text/errors.h"
#include "ui/common/texts.h"
#include "ui/main/controller.h"
#include "ui/scenarios/recipewords.h"

namespace readyscope {

namespace {

QString freeName(const QString& name, const QStringList& taken) {
    QString free = name;
    for (int number = 2; taken.contains(free); ++number)
        free = QStringLiteral("%1-%2").arg(name).arg(number);
    return free;
}

} // namespace

CaptureRecipe::CaptureRecipe(EngineThread& engine, QObject* parent) : QObject(parent), m_engine(engine) {}

CaptureRecipe::~CaptureRecipe() { cancel(); }

bool CaptureRecipe::run(const QString& name, const QList<int>& blocked, const QStringList& taken) {
    const recipes::Recipe* recipe = recipes::recipeNamed(name.toStdString());
    if (recipe == nullptr)
        return false;
    if (m_run) {
        emit said({tr("%1 is not over yet in the capture.").arg(titleText(*m_recipe)), true, {}, {}});
        return false;
    }
    if (!m_engine.isCapturing()) {
        emit said({tr("The capture is stopped. Run it first (Space)."), true, {}, {}});
        return false;
    }
    m_recipe = recipe;
    m_socket = kNoSocket;
    m_watcher = std::make_shared<recipes::Watcher>(
        m_engine.settings().backend, [&engine = m_engine](const Command& command) { return engine.post(command); },
        recipes::Terms{
            m_engine.settings().mode, {blocked.begin(), blocked.end()}, freeName(name, taken).toStdString(), true});
    m_engine.setTap([watcher = m_watcher](const Batch& batch) { watcher->learn(batch); });
    m_run = std::make_unique<recipes::RecipeRun>(*recipe, m_watcher, [this] {
        QMetaObject::invokeMethod(
            this, [this] { read(); }, Qt::QueuedConnection);
    });
    m_run->start();
    return true;
}

void CaptureRecipe::cancel() {
    if (m_run)
        finish();
}

void CaptureRecipe::read() {
    if (!m_run)
        return;
    if (const SocketId socket = m_watcher->socket(); socket != kNoSocket && socket != m_socket) {
        m_socket = socket;
        emit rowAdded(socket);
    }
    const recipes::RecipeReport report = m_run->report();
    if (!report.ended)
        return;
    const std::optional<SysError> failure = recipes::failureOf(*m_recipe, report);
    finish();
    emit ended(m_socket, report.begun, report.finished);
    if (failure)
        emit said({translated(sentenceFor(*failure)), true, {}, {}});
    else
        emit said({tr("%1: this kernel did what the readiness table says. Its markers stand in the trace.")
                       .arg(titleText(*m_recipe)),
                   false,
                   {},
                   {}});
}

void CaptureRecipe::finish() {
    m_run.reset();
    m_engine.setTap({});
    m_watcher.reset();
}

} // namespace readyscope
