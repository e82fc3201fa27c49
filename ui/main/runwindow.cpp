// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/runwindow.h"

#include "core/engine/enginethread.h"
#include "core/lab/recipes/recipe.h"
#include "core/text/errors.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/settings.h"
#include "ui/main/endsignals.h"
#include "ui/main/mainwindow.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPixmap>
#include <QThreadPool>
#include <QTimer>

#include <cerrno>
#include <chrono>
#include <cstdio>

namespace readyscope {

namespace {

constexpr Nanos kScreenshotAfter = 3 * kSecond; // where no end is given

void nameApplication() {
    QApplication::setApplicationName(QStringLiteral("readyscope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Readyscope"));
    QApplication::setOrganizationName(QStringLiteral("readyscope"));
    QApplication::setDesktopFileName(QStringLiteral("readyscope"));
    QApplication::setWindowIcon(QIcon::fromTheme(QStringLiteral("readyscope"), icon(IconName::Wave, IconTint::Accent)));
}

EngineSettings settingsFor(const WindowOptions& options, const Settings& remembered) {
    EngineSettings settings = remembered.engine();
    settings.backend = options.backend.value_or(settings.backend);
    settings.timeout = options.timeout.value_or(settings.timeout);
    settings.mode = options.mode.value_or(settings.mode);
    return settings;
}

void tell(const std::string& sentence) { std::fprintf(stderr, "readyscope: %s\n", sentence.c_str()); }

bool takeScreenshot(QWidget& window, const std::string& file) {
    if (window.grab().save(QString::fromStdString(file)))
        return true;
    tell(file + ": the screenshot could not be written");
    return false;
}

// A number of ms for a timer, rounded up, so that `--quit-after 1us` still shows the window.
std::chrono::milliseconds shotAfter(Nanos delay) {
    return std::chrono::milliseconds((delay + kMillisecond - 1) / kMillisecond);
}

// Plans what the command line asked for after the window is shown.
void planEnd(const WindowOptions& options, MainWindow& window, int& status) {
    const bool quits = options.quitAfter != kInfinite;
    const Nanos delay = quits ? options.quitAfter : kScreenshotAfter;
    if (!quits && options.screenshot.empty())
        return;
    QTimer::singleShot(shotAfter(delay), Qt::PreciseTimer, &window, [&options, &window, &status, quits] {
        if (!options.screenshot.empty() && !takeScreenshot(window, options.screenshot))
            status = 1;
        if (quits)
            window.closeUnasked();
    });
}

// What the window needs before it can be painted and what takes long is begun beside what else there is to do; who
// needs it before it is there waits for the rest of it. The application waits for it before it ends.
void readRecipes() {
    QThreadPool::globalInstance()->start([] { recipes::allRecipes(); });
}
void readFonts() {
    QThreadPool::globalInstance()->start([] { QFontDatabase::families(); });
}

} // namespace

int runWindow(const WindowOptions& options, int& argc, char** argv) {
    readRecipes();
    const QApplication application(argc, argv);
    readFonts();
    nameApplication();
    Settings settings;
    applyTheme(*qApp, settings.theme());
    EngineThread engine(settingsFor(options, settings), settings.traceBound());
    if (const Status started = engine.start(); !started) {
        tell(inEnglish(sentenceFor(started.error())));
        return 1;
    }
    MainWindow window(engine, settings);
    const EndSignals ending;
    QObject::connect(&ending, &EndSignals::asked, &window, &MainWindow::closeUnasked);
    for (const Address& address : options.sockets)
        window.addSocket(address);
    if (options.demo)
        window.startDemo();
    window.show();
    int status = 0;
    if (!options.trace.empty())
        window.openFile(QString::fromLocal8Bit(QByteArray::fromStdString(options.trace)), [&](const SysError& error) {
            if (error.errnum == ECANCELED)
                return;
            tell(inEnglish(sentenceFor(error)));
            status = 1;
        });
    planEnd(options, window, status);
    const int returned = QApplication::exec();
    return status != 0 ? status : returned;
}

} // namespace readyscope
