// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is remembered between sessions and has no place in the tool bar. Each change takes effect at once and is kept.

#include "core/readiness/clock.h"
#include "ui/common/bands.h"
#include "ui/common/look.h"

#include <QDialog>

#include <cstddef>

class QFormLayout;

namespace readyscope {

class Settings;

class PreferencesDialog : public QDialog {
    Q_OBJECT
public:
    // `settings` outlives the dialog.
    explicit PreferencesDialog(Settings& settings, QWidget* parent = nullptr);

signals:
    // Already written to the settings.
    void themeChanged(readyscope::Theme theme);
    void rowHeightChanged(readyscope::RowHeight height);
    void traceBoundChanged(std::size_t bytes);
    void resampleChanged(readyscope::Nanos period);

private:
    void addTheme(QFormLayout& form);
    void addRowHeight(QFormLayout& form);
    void addTraceBound(QFormLayout& form);
    void addResample(QFormLayout& form);

    Settings& m_settings;
};

} // namespace readyscope
