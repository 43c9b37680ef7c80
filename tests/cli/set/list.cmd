args: set example-pa members=KZ,RU names.ru=Ассамблея
archive: tests/cli/archives/recording
show: example-pa.organisation.yaml
