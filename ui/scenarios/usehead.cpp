// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenarios/usehead.h"

#include "ui/common/icons.h"
#include "ui/dialogs/errorframe.h"
#include "ui/scenarios/usewords.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace readyscope {

namespace {
constexpr int kPortWidth = 108;
} // namespace

UseHead::UseHead(QWidget* parent)
    : ViewHead(QStringLiteral("use"), parent), m_portWord(new QLabel(tr("P&ort"), this)), m_port(new QLineEdit(this)),
      m_capture(new QPushButton(tr("To capture"), this)), m_run(new QPushButton(this)) {
    m_port->setObjectName(QStringLiteral("usePort"));
    m_port->setPlaceholderText(tr("own peers"));
    m_port->setAccessibleName(tr("Port"));
    m_port->setFixedWidth(kPortWidth);
    m_port->setClearButtonEnabled(true);
    m_portWord->setBuddy(m_port);
    m_capture->setObjectName(QStringLiteral("useToCapture"));
    m_run->setObjectName(QStringLiteral("runUse"));
    addPart(m_portWord);
    addPart(m_port);
    addPart(m_capture);
    addPart(m_run);
    connect(m_run, &QPushButton::clicked, this, [this] { m_isRunning ? emit stopAsked() : emit startAsked(); });
    connect(m_capture, &QPushButton::clicked, this, &UseHead::captureAsked);
    connect(m_port, &QLineEdit::returnPressed, this, [this] {
        if (!m_isRunning)
            emit startAsked();
    });
    connect(m_port, &QLineEdit::textEdited, this, [this] { emit portTyped(port()); });
}

QString UseHead::port() const { return m_port->text().trimmed(); }

void UseHead::setPort(const QString& port) {
    if (m_port->text() != port)
        m_port->setText(port);
}

void UseHead::setPortProblem(const QString& problem) { setFieldProblem(*m_port, problem); }

void UseHead::show(const UseState& state, const QString& whyNone) {
    const Scenario& scenario = *state.scenario;
    m_isRunning = state.isRunning;
    showTitle(nameText(scenario));
    showAbout(tr("%1. %2").arg(QString::fromStdString(scenario.title), QString::fromStdString(scenario.summary)));
    for (QWidget* part : {static_cast<QWidget*>(m_portWord), static_cast<QWidget*>(m_port)})
        part->setVisible(takesPort(scenario));
    m_port->setEnabled(!state.isRunning);
    if (fieldProblem(*m_port).isEmpty())
        m_port->setToolTip(state.isRunning     ? tr("Stop it to give it another port.")
                           : scenario.connects ? tr("Of a server outside that it connects to; empty: it brings its own")
                                               : tr("That it serves at, for peers outside; 0: one that the kernel "
                                                    "chooses; empty: it brings its own peers"));
    m_run->setText(state.isRunning ? tr("Stop") : tr("Start"));
    m_run->setIcon(state.isRunning ? icon(IconName::Stop, IconTint::Error) : icon(IconName::Run));
    m_run->setEnabled(whyNone.isEmpty() || state.isRunning);
    m_run->setToolTip(!m_run->isEnabled() ? whyNone
                      : state.isRunning   ? tr("Ends it and takes its sockets away")
                                          : tr("Opens its sockets in the capture (Ctrl+R)"));
    m_capture->setEnabled(!state.rows.isEmpty());
    m_capture->setToolTip(m_capture->isEnabled() ? tr("Shows its rows in the table and on the timeline")
                                                 : tr("It has no rows yet: start it."));
}

} // namespace readyscope
