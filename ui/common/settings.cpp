// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/settings.h"

#include "core/lab/models/model.h"
#include <algorithm>

namespace readyscope {

namespace {

const QString kVersionKey = QStringLiteral("version");
const QString kThemeKey = QStringLiteral("theme");
const QString kRowHeightKey = QStringLiteral("rowHeight");
const QString kTraceBoundKey = QStringLiteral("traceBound");
const QString kRecentKey = QStringLiteral("recentAddresses");
const QString kRecentTracesKey = QStringLiteral("recentTraces");
const QString kRecentCommandsKey = QStringLiteral("recentCommands");
const QString kLayoutGroup = QStringLiteral("layout");

constexpr const char* kThemes[] = {"system", "light", "dark"};

QString asString(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

// Days, so that a sum with a clock reading cannot overflow; also what a hand-edited file is held to.
constexpr Nanos kLongest = 30LL * 24 * 3600 * kSecond;

Nanos durationIn(const QVariant& value, Nanos least, Nanos fallback) {
    bool isNumber = false;
    const Nanos duration = value.toLongLong(&isNumber);
    return isNumber && duration >= least && duration <= kLongest ? duration : fallback;
}

} // namespace

Settings::Settings() { check(); }

Settings::Settings(const QString& file) : m_settings(file, QSettings::IniFormat) { check(); }

void Settings::check() {
    const QVariant version = m_settings.value(kVersionKey);
    if (!version.isValid())
        return; // a new file: the number is written with the first value
    bool isNumber = false;
    const int number = version.toInt(&isNumber);
    m_usable = isNumber && number >= 1 && number <= kVersion;
}

QVariant Settings::value(const QString& key) const { return m_usable ? m_settings.value(key) : QVariant(); }

void Settings::setValue(const QString& key, const QVariant& value) {
    // The file is written anew for each value that is set, also for one that it has.
    QVariant known = m_settings.value(key);
    if (!m_usable || (known.convert(value.metaType()) && known == value))
        return;
    m_settings.setValue(kVersionKey, kVersion);
    m_settings.setValue(key, value);
}

Theme Settings::theme() const {
    const QString name = value(kThemeKey).toString();
    for (int i = 0; i < 3; ++i)
        if (name == QLatin1String(kThemes[i]))
            return static_cast<Theme>(i);
    return Theme::System;
}

void Settings::setTheme(Theme theme) {
    setValue(kThemeKey, QString::fromLatin1(kThemes[static_cast<std::size_t>(theme)]));
}

RowHeight Settings::rowHeight() const {
    const int height = value(kRowHeightKey).toInt();
    for (const RowHeight known : {RowHeight::Compact, RowHeight::Normal, RowHeight::Tall})
        if (height == static_cast<int>(known))
            return known;
    return RowHeight::Normal;
}

void Settings::setRowHeight(RowHeight height) { setValue(kRowHeightKey, static_cast<int>(height)); }

EngineSettings Settings::engine() const {
    EngineSettings engine;
    if (const auto backend = backendNamed(value(QStringLiteral("engine/backend")).toString().toStdString()))
        engine.backend = *backend;
    if (const auto mode = modeNamed(value(QStringLiteral("engine/mode")).toString().toStdString()))
        engine.mode = *mode;
    engine.timeout = durationIn(value(QStringLiteral("engine/timeout")), kInfinite, engine.timeout);
    engine.resample = durationIn(value(QStringLiteral("engine/resample")), 1, engine.resample);
    engine.pace = durationIn(value(QStringLiteral("engine/pace")), 0, engine.pace);
    return engine;
}

void Settings::setEngine(const EngineSettings& engine) {
    setValue(QStringLiteral("engine/backend"), asString(nameOf(engine.backend)));
    setValue(QStringLiteral("engine/mode"), asString(nameOf(engine.mode)));
    setValue(QStringLiteral("engine/timeout"), QVariant::fromValue<qlonglong>(engine.timeout));
    setValue(QStringLiteral("engine/resample"), QVariant::fromValue<qlonglong>(engine.resample));
    setValue(QStringLiteral("engine/pace"), QVariant::fromValue<qlonglong>(engine.pace));
}

SeriesOptions Settings::series() const {
    SeriesOptions series;
    const auto number = [this](const char* key, int least, int most, int usual) {
        bool isNumber = false;
        const int known = value(QLatin1String("lab/") + QLatin1String(key)).toInt(&isNumber);
        return isNumber && known >= least && known <= most ? known : usual;
    };
    if (const auto known = descriptorsIn(value(QStringLiteral("lab/descriptors")).toString().toStdString()))
        series.descriptors = *known;
    series.transport =
        transportNamed(value(QStringLiteral("lab/transport")).toString().toStdString()).value_or(series.transport);
    series.rate = number("rate", 1, ModelRun::kMostRate, series.rate);
    series.size = number("size", ModelRun::kLeastSize, ModelRun::kMostSize, series.size);
    series.events = number("events", 1, SeriesOptions::kMostShown, series.events);
    const Model* const model = modelNamed(value(QStringLiteral("lab/multiplexing")).toString().toStdString());
    if (model != nullptr && model->family == IoModel::Multiplexing)
        series.models = {model};
    return series;
}

void Settings::setSeries(const SeriesOptions& series) {
    setValue(QStringLiteral("lab/descriptors"), asString(descriptorsText(series.descriptors)));
    setValue(QStringLiteral("lab/transport"), asString(nameOf(series.transport)));
    setValue(QStringLiteral("lab/rate"), series.rate);
    setValue(QStringLiteral("lab/size"), series.size);
    setValue(QStringLiteral("lab/events"), series.events);
    for (const Model* model : series.models)
        if (model->family == IoModel::Multiplexing)
            setValue(QStringLiteral("lab/multiplexing"), asString(model->name));
}

std::size_t Settings::traceBound() const {
    bool isNumber = false;
    const qulonglong bytes = value(kTraceBoundKey).toULongLong(&isNumber);
    return isNumber && bytes >= kLeastTraceBound && bytes <= kMostTraceBound ? bytes : kDefaultTraceBytes;
}

void Settings::setTraceBound(std::size_t bytes) { setValue(kTraceBoundKey, QVariant::fromValue<qulonglong>(bytes)); }

QStringList Settings::recent(const QString& key) const {
    QStringList recent = value(key).toStringList();
    recent.removeAll(QString());
    recent.removeDuplicates();
    return recent.mid(0, kRecentBound);
}

void Settings::addRecent(const QString& key, const QString& entry) {
    if (entry.isEmpty())
        return;
    QStringList recent = this->recent(key);
    recent.removeAll(entry);
    recent.prepend(entry);
    setValue(key, recent.mid(0, kRecentBound));
}

QStringList Settings::recentAddresses() const { return recent(kRecentKey); }

void Settings::addRecentAddress(const QString& address) { addRecent(kRecentKey, address); }

void Settings::clearRecentAddresses() {
    if (m_usable)
        m_settings.remove(kRecentKey);
}

QStringList Settings::recentTraces() const { return recent(kRecentTracesKey); }

void Settings::addRecentTrace(const QString& path) { addRecent(kRecentTracesKey, path); }

void Settings::clearRecentTraces() {
    if (m_usable)
        m_settings.remove(kRecentTracesKey);
}

QStringList Settings::recentCommands() const { return recent(kRecentCommandsKey); }

void Settings::addRecentCommand(const QString& id) { addRecent(kRecentCommandsKey, id); }

QByteArray Settings::layout(const QString& name) const {
    return value(kLayoutGroup + QLatin1Char('/') + name).toByteArray();
}

void Settings::setLayout(const QString& name, const QByteArray& state) {
    setValue(kLayoutGroup + QLatin1Char('/') + name, state);
}

void Settings::clearLayout() {
    if (m_usable)
        m_settings.remove(kLayoutGroup);
}

void Settings::sync() {
    if (m_usable)
        m_settings.sync();
}

} // namespace readyscope
