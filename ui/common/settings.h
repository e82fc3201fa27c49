// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is remembered between sessions. Kept with a version number; a file of a newer version than ours is neither
// believed nor written: defaults are used and it stays as it is.

#include "core/engine/engine.h"
#include "core/lab/models/modelseries.h"
#include "ui/common/bands.h"
#include "ui/common/look.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

#include <cstddef>

namespace readyscope {

class Settings {
public:
    static constexpr int kVersion = 1;
    static constexpr int kRecentBound = 10;

    Settings(); // the user's own file
    explicit Settings(const QString& file);

    // False where the file is of a newer version: nothing is read or written.
    bool isUsable() const { return m_usable; }

    Theme theme() const;
    void setTheme(Theme theme);
    RowHeight rowHeight() const;
    void setRowHeight(RowHeight height);

    // Backend, timeout, mode, resample period and pace; what is out of range reads as the default.
    EngineSettings engine() const;
    void setEngine(const EngineSettings& engine);

    // What the I/O models are run on; the models are the one that multiplexes alone.
    SeriesOptions series() const;
    void setSeries(const SeriesOptions& series);

    // Bytes that a trace may hold in memory; what is out of range reads as the default.
    static constexpr std::size_t kLeastTraceBound = std::size_t{1} << 20;
    static constexpr std::size_t kMostTraceBound = std::size_t{1} << 40;
    std::size_t traceBound() const;
    void setTraceBound(std::size_t bytes);

    // Most recent first, each once, at most kRecentBound.
    QStringList recentAddresses() const;
    void addRecentAddress(const QString& address);
    void clearRecentAddresses();
    // Likewise the files of traces.
    QStringList recentTraces() const;
    void addRecentTrace(const QString& path);
    void clearRecentTraces();
    // Likewise the commands of the palette, by their ids.
    QStringList recentCommands() const;
    void addRecentCommand(const QString& id);

    // Opaque states of the window, its splitters and headers, by name ("window", "splitter", "table").
    QByteArray layout(const QString& name) const;
    void setLayout(const QString& name, const QByteArray& state);
    void clearLayout();

    void sync();

private:
    void check();
    QStringList recent(const QString& key) const;
    void addRecent(const QString& key, const QString& entry);
    QVariant value(const QString& key) const;
    void setValue(const QString& key, const QVariant& value);

    QSettings m_settings;
    bool m_usable = true;
};

} // namespace readyscope
