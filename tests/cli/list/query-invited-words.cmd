args: list missions 'invited:jogorku kenesh' --columns mission -O csv
archive: tests/cli/archives/small
