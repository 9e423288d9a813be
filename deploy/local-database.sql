-- The tests make schemas of their own.
GRANT ALL PRIVILEGES ON *.* TO 'scanfix'@'%' WITH GRANT OPTION;
