// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/capturechoices.h"

#include "core/multiplexer/registry.h"
#include "ui/common/texts.h"
#include "ui/dialogs/durationedit.h"
#include "ui/main/barbutton.h"
#include "ui/main/choices.h"
#include "ui/main/controller.h"
#include "ui/main/labelledcombo.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QStandardItemModel>

namespace readyscope {

CaptureChoices::CaptureChoices(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    addBackend(*row);
    addTimeout(*row);
    addMode(*row);
}

void CaptureChoices::addBackend(QHBoxLayout& row) {
    m_backend = new LabelledCombo(tr("Backend"), this);
    m_backend->setObjectName(QStringLiteral("backend"));
    m_backend->setMinimumWidth(124);
    const auto* model = qobject_cast<QStandardItemModel*>(m_backend->model());
    for (const BackendInfo& info : probeBackends()) {
        m_backend->addItem(backendText(info.backend), static_cast<int>(info.backend));
        const int place = m_backend->count() - 1;
        m_backend->setItemData(place, translated(info.note), Qt::ToolTipRole);
        model->item(place)->setEnabled(info.works);
    }
    connect(m_backend, &QComboBox::activated, this,
            [this] { emit backendChosen(static_cast<Backend>(m_backend->currentData().toInt())); });
    row.addWidget(m_backend);
}

void CaptureChoices::addTimeout(QHBoxLayout& row) {
    m_timeout = new DurationEdit(this);
    m_timeout->setObjectName(QStringLiteral("timeout"));
    m_timeout->setPrefix(tr("Timeout"));
    m_timeout->setAccessibleName(tr("Timeout"));
    m_timeout->setChoices(QList<Nanos>(kUsualTimeouts.begin(), kUsualTimeouts.end()));
    m_timeout->setFixedHeight(kBarControlHeight);
    m_timeout->setMinimumWidth(124);
    connect(m_timeout, &DurationEdit::durationChanged, this, &CaptureChoices::timeoutChosen);
    row.addWidget(m_timeout);
}

void CaptureChoices::addMode(QHBoxLayout& row) {
    m_mode = new LabelledCombo(tr("Mode"), this);
    m_mode->setObjectName(QStringLiteral("mode"));
    for (const Mode mode : {Mode::Transitions, Mode::EveryReturn})
        m_mode->addItem(modeText(mode), static_cast<int>(mode));
    m_mode->setMinimumWidth(130);
    m_mode->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_mode->setItemData(0, tr("Wakes at changes only; what is known is not asked again."), Qt::ToolTipRole);
    m_mode->setItemData(1, tr("The textbook loop: returns at once while anything stays ready."), Qt::ToolTipRole);
    connect(m_mode, &QComboBox::activated, this,
            [this] { emit modeChosen(static_cast<Mode>(m_mode->currentData().toInt())); });
    row.addWidget(m_mode);
}

void CaptureChoices::showSettings(const EngineSettings& settings) {
    m_backend->setCurrentIndex(m_backend->findData(static_cast<int>(settings.backend)));
    m_timeout->setDuration(settings.timeout);
    m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(settings.mode)));
    m_mode->setShownValue(modeWithPeriod(settings));
}

void CaptureChoices::editTimeout() {
    m_timeout->setFocus(Qt::ShortcutFocusReason);
    m_timeout->lineEdit()->selectAll();
}

void connectChoices(CaptureChoices& choices, Controller& controller) {
    QObject::connect(&choices, &CaptureChoices::backendChosen, &controller,
                     [&controller](Backend backend) { controller.post(command::SetBackend{backend}); });
    QObject::connect(&choices, &CaptureChoices::timeoutChosen, &controller,
                     [&controller](Nanos timeout) { controller.post(command::SetTimeout{timeout}); });
    QObject::connect(&choices, &CaptureChoices::modeChosen, &controller,
                     [&controller](Mode mode) { controller.post(command::SetMode{mode}); });
}

} // namespace readyscope
