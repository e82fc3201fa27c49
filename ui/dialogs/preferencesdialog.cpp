// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/preferencesdialog.h"

#include "ui/common/settings.h"
#include "ui/dialogs/durationedit.h"
#include "ui/dialogs/formparts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace readyscope {

namespace {

constexpr int kFieldWidth = 170;
constexpr int kMebibyteShift = 20;

template <typename Value>
QComboBox* comboOf(QWidget* row, const QString& name, std::initializer_list<std::pair<QString, Value>> entries,
                   Value current) {
    auto* combo = new QComboBox(row);
    for (const auto& [words, value] : entries)
        combo->addItem(words, static_cast<int>(value));
    combo->setCurrentIndex(combo->findData(static_cast<int>(current)));
    combo->setAccessibleName(name);
    combo->setFixedWidth(kFieldWidth);
    combo->setMinimumHeight(kFieldHeight);
    row->layout()->addWidget(combo);
    return combo;
}

} // namespace

PreferencesDialog::PreferencesDialog(Settings& settings, QWidget* parent) : QDialog(parent), m_settings(settings) {
    setWindowTitle(tr("Preferences"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 14);
    layout->setSpacing(18);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(10);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    layout->addLayout(form);
    addTheme(*form);
    addRowHeight(*form);
    addTraceBound(*form);
    addResample(*form);
    layout->addStretch();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

void PreferencesDialog::addTheme(QFormLayout& form) {
    QWidget* row = rowWidget(*this);
    auto* combo = comboOf<Theme>(
        row, tr("Theme"), {{tr("System"), Theme::System}, {tr("Light"), Theme::Light}, {tr("Dark"), Theme::Dark}},
        m_settings.theme());
    endRow(*row);
    addLabelledRow(form, tr("&Theme"), *row, *combo);
    connect(combo, &QComboBox::activated, this, [this, combo] {
        const auto theme = static_cast<Theme>(combo->currentData().toInt());
        m_settings.setTheme(theme);
        emit themeChanged(theme);
    });
}

void PreferencesDialog::addRowHeight(QFormLayout& form) {
    QWidget* row = rowWidget(*this);
    auto* combo = comboOf<RowHeight>(row, tr("Row height"),
                                     {{tr("Compact, 22 px"), RowHeight::Compact},
                                      {tr("Normal, 30 px"), RowHeight::Normal},
                                      {tr("Tall, 44 px"), RowHeight::Tall}},
                                     m_settings.rowHeight());
    endRow(*row);
    addLabelledRow(form, tr("&Row height"), *row, *combo);
    connect(combo, &QComboBox::activated, this, [this, combo] {
        const auto height = static_cast<RowHeight>(combo->currentData().toInt());
        m_settings.setRowHeight(height);
        emit rowHeightChanged(height);
    });
}

void PreferencesDialog::addTraceBound(QFormLayout& form) {
    QWidget* row = rowWidget(*this);
    auto* spin = new QSpinBox(row);
    spin->setAccessibleName(tr("Trace in memory"));
    spin->setRange(static_cast<int>(Settings::kLeastTraceBound >> kMebibyteShift),
                   static_cast<int>(Settings::kMostTraceBound >> kMebibyteShift));
    spin->setSingleStep(64);
    spin->setSuffix(tr(" MiB"));
    spin->setValue(static_cast<int>(m_settings.traceBound() >> kMebibyteShift));
    // A bound half typed would drop history that cannot come back.
    spin->setKeyboardTracking(false);
    spin->setFixedWidth(kFieldWidth);
    spin->setMinimumHeight(kFieldHeight);
    row->layout()->addWidget(spin);
    endRow(*row, tr("beyond it the oldest is dropped, as a gap"));
    addLabelledRow(form, tr("Trace in &memory"), *row, *spin);
    connect(spin, &QSpinBox::valueChanged, this, [this](int mebibytes) {
        const std::size_t bytes = static_cast<std::size_t>(mebibytes) << kMebibyteShift;
        m_settings.setTraceBound(bytes);
        emit traceBoundChanged(bytes);
    });
}

void PreferencesDialog::addResample(QFormLayout& form) {
    QWidget* row = rowWidget(*this);
    auto* edit = new DurationEdit(row);
    edit->setAccessibleName(tr("Resample period"));
    edit->setChoices({kMillisecond, 2 * kMillisecond, 5 * kMillisecond, 10 * kMillisecond, 100 * kMillisecond});
    edit->setLimits(10 * kMicrosecond, false);
    edit->setDuration(m_settings.engine().resample);
    edit->setFixedWidth(kFieldWidth);
    edit->setMinimumHeight(kFieldHeight);
    row->layout()->addWidget(edit);
    endRow(*row, tr("how often shared sockets are asked again"));
    addLabelledRow(form, tr("R&esample period"), *row, *edit);
    connect(edit, &DurationEdit::durationChanged, this, [this](Nanos period) {
        EngineSettings engine = m_settings.engine();
        engine.resample = period;
        m_settings.setEngine(engine);
        emit resampleChanged(period);
    });
}

} // namespace readyscope
