// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/settings.h"
#include "ui/dialogs/durationedit.h"
#include "ui/dialogs/preferencesdialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace readyscope;

class TestPreferencesDialog : public QObject {
    Q_OBJECT
private slots:
    void init();
    void showsWhatIsRemembered();
    void remembersTheTheme();
    void remembersTheRowHeight();
    void boundIsTakenWhenItIsWhole();
    void refusesAResamplePeriodWithoutEnd();
    void remembersTheResamplePeriod();

private:
    template <typename Field> Field* field(const QString& name) const {
        for (Field* each : m_dialog->findChildren<Field*>())
            if (each->accessibleName() == name)
                return each;
        return nullptr;
    }
    void open() {
        m_dialog = std::make_unique<PreferencesDialog>(*m_settings);
        m_dialog->show();
        m_dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }

    QTemporaryDir m_dir;
    int m_files = 0;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<PreferencesDialog> m_dialog;
};

void TestPreferencesDialog::init() {
    m_dialog.reset();
    m_settings = std::make_unique<Settings>(m_dir.filePath(QString::number(++m_files)));
    open();
}

void TestPreferencesDialog::showsWhatIsRemembered() {
    m_settings->setTheme(Theme::Dark);
    m_settings->setRowHeight(RowHeight::Tall);
    m_settings->setTraceBound(std::size_t{64} << 20);
    EngineSettings engine;
    engine.resample = 5 * kMillisecond;
    m_settings->setEngine(engine);
    open();
    QCOMPARE(field<QComboBox>(QStringLiteral("Theme"))->currentText(), QStringLiteral("Dark"));
    QCOMPARE(field<QComboBox>(QStringLiteral("Row height"))->currentText(), QStringLiteral("Tall, 44 px"));
    QCOMPARE(field<QSpinBox>(QStringLiteral("Trace in memory"))->value(), 64);
    QCOMPARE(field<DurationEdit>(QStringLiteral("Resample period"))->duration(), 5 * kMillisecond);
}

void TestPreferencesDialog::remembersTheTheme() {
    QSignalSpy changed(m_dialog.get(), &PreferencesDialog::themeChanged);
    auto* theme = field<QComboBox>(QStringLiteral("Theme"));
    theme->setFocus();
    QTest::keyClick(theme, Qt::Key_End);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().value<Theme>(), Theme::Dark);
    QCOMPARE(m_settings->theme(), Theme::Dark);
}

void TestPreferencesDialog::remembersTheRowHeight() {
    QSignalSpy changed(m_dialog.get(), &PreferencesDialog::rowHeightChanged);
    auto* height = field<QComboBox>(QStringLiteral("Row height"));
    height->setFocus();
    QTest::keyClick(height, Qt::Key_Home);
    QCOMPARE(changed.first().first().value<RowHeight>(), RowHeight::Compact);
    QCOMPARE(m_settings->rowHeight(), RowHeight::Compact);
}

void TestPreferencesDialog::boundIsTakenWhenItIsWhole() {
    QSignalSpy changed(m_dialog.get(), &PreferencesDialog::traceBoundChanged);
    auto* bound = field<QSpinBox>(QStringLiteral("Trace in memory"));
    QCOMPARE(bound->value(), 256);
    bound->setFocus();
    bound->selectAll();
    QTest::keyClicks(bound, QStringLiteral("512"));
    QVERIFY(changed.isEmpty());
    QTest::keyClick(bound, Qt::Key_Tab);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_settings->traceBound(), std::size_t{512} << 20);
}

void TestPreferencesDialog::refusesAResamplePeriodWithoutEnd() {
    auto* period = field<DurationEdit>(QStringLiteral("Resample period"));
    period->setFocus();
    period->lineEdit()->selectAll();
    QTest::keyClicks(period, QStringLiteral("infinite"));
    QVERIFY(!period->isCorrect());
    QTest::keyClick(period, Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(period->duration(), 2 * kMillisecond);
}

void TestPreferencesDialog::remembersTheResamplePeriod() {
    QSignalSpy changed(m_dialog.get(), &PreferencesDialog::resampleChanged);
    auto* period = field<DurationEdit>(QStringLiteral("Resample period"));
    period->setFocus();
    period->lineEdit()->selectAll();
    QTest::keyClicks(period, QStringLiteral("4ms"));
    QTest::keyClick(period, Qt::Key_Return);
    QCOMPARE(changed.first().first().value<Nanos>(), 4 * kMillisecond);
    QCOMPARE(m_settings->engine().resample, 4 * kMillisecond);
    QCOMPARE(m_settings->engine().backend, Backend::Poll);
}

QTEST_MAIN(TestPreferencesDialog)
#include "tst_preferencesdialog.moc"
